import { useQuery } from "@tanstack/react-query";
import { Button, Card, Form, Input, InputNumber, Spin, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { settingsQuery } from "@/api/admin/queries";
import type { Settings } from "@/api/admin/types";
import { useDone } from "@/api/admin/useDone";
import { api, seen, written } from "@/api/client";
import { mayDo, useSession } from "@/api/useSession";
import { useUnsaved } from "@/app/useUnsaved";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";

/** Whole numbers with their bounds, as the server sets them. */
const NUMBERS = [
  [
    "session",
    [
      ["idle_minutes", 1, 1440],
      ["session_hours", 1, 168],
      ["stale_days", 1, 3650],
    ],
  ],
  [
    "password",
    [
      ["password_length_min", 8, 64],
      ["password_history", 0, 24],
      ["password_age_days", 0, 3650],
      ["lockout_failures", 1, 100],
      ["lockout_minutes", 1, 1440],
    ],
  ],
  ["log", [["retention_days", 180, 36500]]],
] as const;

function SettingsForm({
  record,
  refused,
}: {
  record: { version: number; body: Settings };
  refused: string | null;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Settings>();
  const [error, setError] = useState<unknown>(null);
  const [dirty, setDirty] = useState(false);
  const [busy, setBusy] = useState(false);
  const done = useDone();
  useUnsaved(dirty);
  const submit = async (values: Settings) => {
    setBusy(true);
    setError(null);
    try {
      await done(
        t("settings.saved"),
        written(
          api.PUT("/settings", {
            headers: record.version ? seen(record.version) : {},
            body: { ...record.body, ...values },
          }),
        ),
      );
      setDirty(false);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const numbers = (group: (typeof NUMBERS)[number]) =>
    group[1]
      .filter(([name]) => record.body[name] !== undefined)
      .map(([name, min, max]) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`settings.fields.${name}`)}
          rules={[{ required: true, message: t("records.required") }]}
        >
          <InputNumber min={min} max={max} precision={0} />
        </Form.Item>
      ));
  const switches = (names: readonly (keyof Settings)[]) =>
    names.map((name) => (
      <Form.Item
        key={name}
        name={name}
        label={t(`settings.fields.${name}`)}
        extra={t(`settings.hints.${name}`)}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
    ));
  return (
    <Form<Settings>
      form={form}
      layout="vertical"
      className="wm-cards"
      initialValues={record.body}
      onFinish={submit}
      onValuesChange={() => setDirty(true)}
      disabled={refused !== null}
    >
      {error ? <ProblemAlert error={error} /> : null}
      <Card size="small" title={t("settings.groups.banner")}>
        {(["banner_zh", "banner_en"] as const).map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`settings.fields.${name}`)}
            rules={[{ required: true, message: t("records.required") }]}
          >
            <Input.TextArea autoSize maxLength={1000} />
          </Form.Item>
        ))}
      </Card>
      {NUMBERS.map((group) => (
        <Card key={group[0]} size="small" title={t(`settings.groups.${group[0]}`)}>
          {group[0] === "password" ? switches(["second_factor"]) : null}
          {numbers(group)}
        </Card>
      ))}
      <Card size="small" title={t("settings.groups.system")}>
        {switches(["public_pages", "one_administrator"])}
      </Card>
      <div>
        <ReasonButton
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={false}
          reason={refused ?? (dirty ? null : t("settings.nothing"))}
        >
          {t("common.save")}
        </ReasonButton>{" "}
        {dirty ? (
          <Button
            onClick={() => {
              form.resetFields();
              setDirty(false);
            }}
          >
            {t("settings.reset")}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}

/** How the system is set up. */
export function SettingsPage() {
  const { t } = useTranslation();
  const settings = useQuery(settingsQuery);
  const may = mayDo(useSession(), "settings.write");
  return (
    <div className="wm-page wm-narrow">
      <h1>{t("settings.title")}</h1>
      {settings.error ? (
        <ProblemAlert error={settings.error} onRetry={() => void settings.refetch()} />
      ) : null}
      {settings.data ? (
        <SettingsForm
          key={settings.data.version}
          record={settings.data}
          refused={may ? null : t("settings.only_system")}
        />
      ) : settings.isPending ? (
        <Spin />
      ) : null}
    </div>
  );
}
