import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, written } from "@/api/client";
import { useAct, type Visibility } from "@/api/numbers";
import { DayField } from "@/ui/DayField";
import { FormDrawer } from "@/ui/FormDrawer";

interface Values {
  title: string;
  known_by?: string | null;
  note?: string;
  visibility: Visibility;
}

/** Makes a release of what is accepted. */
export function MakeDrawer(props: {
  plan: string;
  open: boolean;
  onClose: () => void;
  onMade: (code: string) => void;
}) {
  const { plan, open, onClose, onMade } = props;
  const { t } = useTranslation();
  const act = useAct(plan);
  const submit = async ({ title, known_by, note, visibility }: Values) => {
    const made = await act(t("release.made", { title }), () =>
      written(
        api.POST("/plans/{plan}/releases", {
          params: { path: { plan } },
          body: { title, known_by: known_by ?? null, note: note || null, visibility },
        }),
      ),
    );
    onMade(made.data.code);
  };
  return (
    <FormDrawer<Values>
      title={t("release.make")}
      open={open}
      initial={{ visibility: "internal" }}
      onSubmit={submit}
      onClose={onClose}
      submitLabel={t("release.make")}
    >
      <p>{t("release.make_means")}</p>
      <Form.Item
        name="title"
        label={t("release.columns.title")}
        rules={[{ required: true, whitespace: true, message: t("release.title_missing") }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="known_by" label={t("release.columns.known_by")} extra={t("release.known_by_hint")}>
        <DayField placeholder={t("release.everything")} />
      </Form.Item>
      <Form.Item name="note" label={t("release.columns.note")}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="visibility" label={t("numbers.visibility.title")} extra={t("release.visibility_hint")}>
        <Select
          options={(["internal", "congress", "public"] as const).map((value) => ({
            value,
            label: t(`numbers.visibility.${value}`),
          }))}
        />
      </Form.Item>
    </FormDrawer>
  );
}
