import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, written } from "@/api/client";
import { type Names, type Release, useAct } from "@/api/numbers";
import type { Envelope } from "@/api/types";
import { DayField } from "@/ui/DayField";
import { FormDrawer } from "@/ui/FormDrawer";

interface Values {
  title: string;
  release: string;
  indicators: string[];
  areas?: string[];
  embargo_until?: string | null;
}

/** Proposes to make part of a release public; another person publishes it. */
export function ProposeDrawer(props: {
  plan: string;
  releases: Envelope<Release>[];
  names: Names;
  areas: string[];
  open: boolean;
  onClose: () => void;
}) {
  const { plan, releases, names, areas, open, onClose } = props;
  const { t } = useTranslation();
  const act = useAct(plan);
  const submit = ({ title, release, indicators, areas: some, embargo_until }: Values) =>
    act(t("publication.proposed", { title }), () =>
      written(
        api.POST("/plans/{plan}/publications", {
          params: { path: { plan } },
          body: {
            title,
            release,
            indicators,
            areas: some ?? [],
            embargo_until: embargo_until ?? null,
          },
        }),
      ),
    );
  const required = (message: string) => [{ required: true, message }];
  return (
    <FormDrawer<Values>
      title={t("publication.propose")}
      open={open}
      initial={{ release: releases[0]?.code }}
      onSubmit={submit}
      onClose={onClose}
      submitLabel={t("publication.propose")}
    >
      <p>{t("publication.propose_means")}</p>
      <Form.Item
        name="title"
        label={t("publication.columns.title")}
        rules={required(t("release.title_missing"))}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="release" label={t("basis.release")} rules={required(t("publication.release_missing"))}>
        <Select
          options={releases.map((one) => ({ value: one.code, label: `${one.code} ${one.body.title}` }))}
        />
      </Form.Item>
      <Form.Item
        name="indicators"
        label={t("publication.columns.indicators")}
        rules={required(t("publication.indicators_missing"))}
      >
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={names.indicators.map((one) => ({ value: one.code, label: names.indicator(one.code) }))}
        />
      </Form.Item>
      <Form.Item name="areas" label={t("publication.columns.areas")} extra={t("publication.areas_hint")}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={areas.map((code) => ({ value: code, label: names.area(code) }))}
        />
      </Form.Item>
      <Form.Item
        name="embargo_until"
        label={t("publication.columns.embargo")}
        extra={t("publication.embargo_hint")}
      >
        <DayField />
      </Form.Item>
    </FormDrawer>
  );
}
