import { Button, Flex, Progress, Select } from "antd";
import { useTranslation } from "react-i18next";
import { PROPOSAL_STATES } from "@/api/records";
import { SORTS } from "@/lib/commitment";
import type { Counts } from "@/lib/reading";
import { type Badge, QueryBar } from "@/ui/QueryBar";

/** The part of the view that filters. */
export interface ReadingFilters {
  q?: string;
  state?: string[];
  sort?: string[];
  section?: string;
  only?: string[];
}

/** How far the work is, and what of it is shown. */
export function ReadingBar(props: {
  view: ReadingFilters;
  show: (change: ReadingFilters) => void;
  counts: Counts;
  sections: readonly string[];
}) {
  const { t } = useTranslation();
  const { view, show, counts, sections } = props;
  const several = (next: string[]) => (next.length ? next : undefined);
  const badge = (key: keyof ReadingFilters, label: string): Badge => ({
    key,
    label,
    onRemove: () => show({ [key]: undefined }),
  });
  const badges = [
    ...(view.state ? [badge("state", view.state.map((one) => t(`reading.states.${one}`)).join(" / "))] : []),
    ...(view.sort ? [badge("sort", view.sort.map((one) => t(`commitment.sorts.${one}`)).join(" / "))] : []),
    ...(view.section ? [badge("section", view.section)] : []),
    ...(view.only ? [badge("only", t("reading.of_finding", { count: view.only.length }))] : []),
  ];
  const share = counts.total ? Math.floor((100 * counts.decided) / counts.total) : 0;
  return (
    <>
      <Flex gap={12} align="center" wrap className="wm-reading-count">
        <strong role="status">
          {t("reading.decided", { decided: counts.decided, total: counts.total })}
        </strong>
        <Progress
          percent={share}
          size="small"
          showInfo={false}
          style={{ width: 160 }}
          aria-label={t("reading.decided", { decided: counts.decided, total: counts.total })}
        />
        <span className="wm-quiet">
          {PROPOSAL_STATES.map((state) => `${t(`reading.states.${state}`)} ${counts.by[state]}`).join(" · ")}
        </span>
      </Flex>
      <QueryBar
        q={view.q}
        onSearch={(q) => show({ q })}
        badges={badges}
        onReset={() =>
          show({ q: undefined, state: undefined, sort: undefined, section: undefined, only: undefined })
        }
      >
        <Select
          mode="multiple"
          allowClear
          style={{ minWidth: 140 }}
          aria-label={t("reading.state")}
          placeholder={t("reading.state")}
          value={view.state ?? []}
          options={PROPOSAL_STATES.map((value) => ({
            value,
            label: `${t(`reading.states.${value}`)} ${counts.by[value]}`,
          }))}
          onChange={(state: string[]) => show({ state: several(state) })}
        />
        <Select
          mode="multiple"
          allowClear
          style={{ minWidth: 140 }}
          aria-label={t("commitment.fields.sort")}
          placeholder={t("commitment.fields.sort")}
          value={view.sort ?? []}
          options={SORTS.map((value) => ({
            value,
            label: `${t(`commitment.sorts.${value}`)} ${counts.sorts[value]}`,
          }))}
          onChange={(sort: string[]) => show({ sort: several(sort) })}
        />
        <Select
          allowClear
          showSearch
          style={{ width: 220 }}
          aria-label={t("commitment.fields.section")}
          placeholder={t("commitment.fields.section")}
          value={view.section}
          options={sections.map((value) => ({ value, label: value }))}
          onChange={(section?: string) => show({ section })}
        />
        {counts.by.open ? (
          <Button onClick={() => show({ state: ["open"] })}>{t("reading.only_open")}</Button>
        ) : null}
      </QueryBar>
    </>
  );
}
