import { Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import { DayField } from "./DayField";
import { usePeriodWords } from "./PeriodText";

/** What figures are of: the data period, the day by which they were known, the release, the rule set. */
export interface BasisView {
  at?: string;
  as_of?: string;
  release?: string;
  rules?: string;
}

/** A year's figures come out during the next one: the last day of it, where that has passed. */
export function dayOfJudging(at: string, today = new Date()): string | undefined {
  const year = /^(\d{4})/.exec(at)?.[1];
  const day = year ? `${Number(year) + 1}-12-31` : undefined;
  return day && day < today.toISOString().slice(0, 10) ? day : undefined;
}

/** Chooses the basis; the address holds only what was chosen. */
export function BasisBar(props: {
  view: BasisView;
  onView: (view: BasisView) => void;
  /** Periods offered, oldest first. */
  periods: string[];
  releases: { code: string; title: string }[];
  rules?: { code: string; title: string }[];
  /** What the server took where nothing was chosen. */
  used?: { at?: string; rules?: string };
}) {
  const { view, onView, periods, releases, rules, used } = props;
  const { t } = useTranslation();
  const words = usePeriodWords();
  const set = (part: BasisView) => onView({ ...view, ...part });
  return (
    <Space wrap size={8} role="group" aria-label={t("basis.title")}>
      <Select
        aria-label={t("basis.at")}
        prefix={t("basis.at")}
        value={view.at ?? used?.at}
        options={periods.map((period) => ({ value: period, label: words(period) }))}
        onChange={(at: string) => set({ at, as_of: dayOfJudging(at) })}
        popupMatchSelectWidth={false}
      />
      <DayField
        label={t("basis.as_of")}
        value={view.as_of}
        onChange={(as_of) => set({ as_of: as_of ?? undefined })}
      />
      <Select
        aria-label={t("basis.release")}
        className="wm-basis-release"
        prefix={t("basis.release")}
        value={view.release ?? ""}
        options={[
          { value: "", label: t("basis.current") },
          ...releases.map(({ code, title }) => ({ value: code, label: `${code} ${title}` })),
        ]}
        onChange={(release: string) => set({ release: release || undefined })}
        popupMatchSelectWidth={false}
      />
      {rules ? (
        <Select
          aria-label={t("basis.rules")}
          prefix={t("basis.rules")}
          value={view.rules ?? ""}
          options={[
            { value: "", label: t("basis.plan_rules") },
            ...rules.map(({ code, title }) => ({ value: code, label: title })),
          ]}
          onChange={(next: string) => set({ rules: next || undefined })}
          popupMatchSelectWidth={false}
        />
      ) : null}
    </Space>
  );
}
