import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Definition } from "@/api/numbers";
import { DayField } from "@/ui/DayField";
import type { Common } from "./entry";

const GRADES = ["bulletin", "letter", "report", "unknown"] as const;

/** Source, grade, day known, caliber and note of everything in the grid. */
export function CommonFields(props: {
  common: Common;
  onCommon: (common: Common) => void;
  definition?: Definition;
  /** Why the day it became known may not be said. */
  knownRefused: string | null;
}) {
  const { common, onCommon, definition, knownRefused } = props;
  const { t } = useTranslation();
  const set = (part: Partial<Common>) => onCommon({ ...common, ...part });
  return (
    <Form layout="inline" component="div" className="wm-common">
      <Form.Item label={t("figure.source")} htmlFor="entry-source">
        <Input
          id="entry-source"
          value={common.source}
          maxLength={500}
          onChange={(event) => set({ source: event.target.value })}
        />
      </Form.Item>
      <Form.Item label={t("figure.grade")} htmlFor="entry-grade">
        <Select
          id="entry-grade"
          value={common.source_grade}
          options={GRADES.map((value) => ({ value, label: t(`figure.grades.${value}`) }))}
          onChange={(source_grade) => set({ source_grade })}
          popupMatchSelectWidth={false}
        />
      </Form.Item>
      <Form.Item label={t("figure.known_at")} htmlFor="entry-known" extra={knownRefused}>
        <DayField
          id="entry-known"
          value={common.known_at}
          disabled={knownRefused !== null}
          onChange={(known_at) => set({ known_at })}
          placeholder={t("entry.today")}
        />
      </Form.Item>
      {definition?.caliber?.length ? (
        <Form.Item label={t("figure.caliber")} htmlFor="entry-caliber">
          <Select
            id="entry-caliber"
            value={common.caliber ?? ""}
            options={[
              { value: "", label: t("entry.caliber_by_date") },
              ...definition.caliber.map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(caliber) => set({ caliber: caliber || null })}
            popupMatchSelectWidth={false}
          />
        </Form.Item>
      ) : null}
      <Form.Item label={t("figure.note")} htmlFor="entry-note">
        <Input
          id="entry-note"
          value={common.note}
          maxLength={1000}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Form.Item>
    </Form>
  );
}
