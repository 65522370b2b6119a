import { AutoComplete, DatePicker, Input, Select } from "antd";
import dayjs from "dayjs";
import type { KeyboardEvent } from "react";
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
  people,
  onView,
}: {
  view: LogView;
  /** Accounts to choose from, with the names of their people; any other may be typed. */
  people: { value: string; label: string }[];
  operations: { value: string; label: string }[];
  onView: (view: LogView) => void;
}) {
  const { t } = useTranslation();
  /** Takes what was typed where no account shown matches it. */
  const typed = (event: KeyboardEvent<HTMLElement>) => {
    const text = (event.target as HTMLInputElement).value?.trim();
    if (event.key === "Enter" && text && !people.some(({ label }) => label.includes(text)))
      onView({ ...view, actor: text });
  };
  return (
    <>
      <AutoComplete
        key={`actor ${view.actor ?? ""}`}
        className="wm-log-filter"
        aria-label={t("log.actor")}
        placeholder={t("log.actor")}
        options={people}
        showSearch={{ filterOption: (text, option) => option?.label.includes(text) ?? false }}
        defaultValue={view.actor}
        allowClear
        popupMatchSelectWidth={false}
        onSelect={(actor: string) => onView({ ...view, actor })}
        onClear={() => onView({ ...view, actor: undefined })}
        onKeyDown={typed}
      />
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
      <Input.Search
        key={`subject ${view.subject ?? ""}`}
        className="wm-log-filter"
        aria-label={t("log.subject")}
        placeholder={t("log.subject")}
        defaultValue={view.subject}
        allowClear
        onSearch={(value) => onView({ ...view, subject: value.trim() || undefined })}
      />
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
