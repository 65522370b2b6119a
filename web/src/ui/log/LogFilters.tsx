import { DatePicker, Input, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";

/** Filters that the server applies over the whole log. */
export interface LogView {
  actor?: string;
  operation?: string;
  subject?: string;
  from?: string;
  to?: string;
}

/** Actor, operation, subject and time. */
export function LogFilters({
  view,
  operations,
  onView,
}: {
  view: LogView;
  operations: { value: string; label: string }[];
  onView: (view: LogView) => void;
}) {
  const { t } = useTranslation();
  const search = (key: "actor" | "subject") => (
    <Input.Search
      key={`${key} ${view[key] ?? ""}`}
      className="wm-log-filter"
      aria-label={t(`log.${key}`)}
      placeholder={t(`log.${key}`)}
      defaultValue={view[key]}
      allowClear
      onSearch={(value) => onView({ ...view, [key]: value.trim() || undefined })}
    />
  );
  return (
    <>
      {search("actor")}
      <Select
        className="wm-log-filter"
        aria-label={t("log.operation")}
        placeholder={t("log.operation")}
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        value={view.operation}
        options={operations}
        onChange={(operation?: string) => onView({ ...view, operation })}
      />
      {search("subject")}
      <DatePicker.RangePicker
        aria-label={t("log.at")}
        allowEmpty={[true, true]}
        value={[view.from ? dayjs(view.from) : null, view.to ? dayjs(view.to) : null]}
        onChange={(range) =>
          onView({
            ...view,
            from: range?.[0]?.format("YYYY-MM-DD"),
            to: range?.[1]?.format("YYYY-MM-DD"),
          })
        }
      />
    </>
  );
}
