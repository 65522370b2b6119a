import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, written } from "@/api/client";
import { type Names, useAct, type Visibility } from "@/api/numbers";
import { FormDrawer } from "@/ui/FormDrawer";
import { usePeriodWords } from "@/ui/PeriodText";

interface Values {
  period: string;
  text: string;
  visibility: Visibility;
}

/** A note on a point of a series, or on the whole of it. */
export function NoteDrawer(props: {
  plan: string;
  indicator: string;
  area: string;
  periods: string[];
  names: Names;
  open: boolean;
  onClose: () => void;
}) {
  const { plan, indicator, area, periods, names, open, onClose } = props;
  const { t } = useTranslation();
  const words = usePeriodWords();
  const act = useAct(plan);
  const submit = ({ period, text, visibility }: Values) =>
    act(t("indicator.note.done"), () =>
      written(
        api.POST("/plans/{plan}/notes", {
          params: { path: { plan } },
          body: { indicator, area, period: period || null, text, visibility },
        }),
      ),
    );
  return (
    <FormDrawer<Values>
      title={t("indicator.note.title", { name: names.indicator(indicator), area: names.area(area) })}
      open={open}
      initial={{ period: periods[periods.length - 1] ?? "", visibility: "internal" }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="period" label={t("indicator.note.period")}>
        <Select
          options={[
            { value: "", label: t("indicator.note.whole") },
            ...periods.map((period) => ({ value: period, label: words(period) })),
          ]}
        />
      </Form.Item>
      <Form.Item
        name="text"
        label={t("indicator.note.text")}
        rules={[{ required: true, whitespace: true, message: t("indicator.note.missing") }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="visibility" label={t("numbers.visibility.title")}>
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
