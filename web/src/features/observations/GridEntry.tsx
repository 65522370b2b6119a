import { useQuery } from "@tanstack/react-query";
import { Button, Select, Space } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, written } from "@/api/client";
import { type Intake, type Names, observationsQuery, ownAreas } from "@/api/numbers";
import { mayDo, useSession } from "@/api/useSession";
import { useUnsaved } from "@/app/useUnsaved";
import type { Cells } from "@/lib/grid";
import { reportable } from "@/lib/reach";
import { PasteGrid } from "@/ui/PasteGrid";
import { usePeriodWords } from "@/ui/PeriodText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ReasonButton } from "@/ui/ReasonButton";
import { useKept } from "@/ui/useKept";
import { CommonFields } from "./CommonFields";
import { areaGrid, type Common, changedRows, periodsBetween, presentOf } from "./entry";
import { type Said, Save, unsaid } from "./Save";
import { useStatusWords } from "./useWords";

const KINDS = ["year", "half", "quarter", "month"] as const;

const COMMON: Common = { source: "", source_grade: "letter", known_at: null, caliber: null, note: "" };

/** Which part of a series is typed. */
export interface GridView {
  indicator?: string;
  kind?: (typeof KINDS)[number];
  from?: string;
  to?: string;
}

/** Areas × periods of one indicator, filled with what counts; only what is changed is sent. */
export function GridEntry(props: {
  plan: string;
  own: string;
  names: Names;
  view: GridView;
  onView: (view: GridView) => void;
  /** The years offered. */
  years: string[];
}) {
  const { plan, own, names, view, onView, years } = props;
  const { t } = useTranslation();
  const period = usePeriodWords();
  const session = useSession();
  const words = useStatusWords();
  const kind = view.kind ?? "year";
  const from = view.from ?? years[Math.max(0, years.length - 5)] ?? "";
  const to = view.to ?? years[years.length - 1] ?? "";
  const indicator = view.indicator ?? names.indicators[0]?.code;
  const definition = names.indicators.find((one) => one.code === indicator)?.body;
  const present = useQuery({
    ...observationsQuery(plan, { indicator: indicator ?? "" }),
    enabled: indicator !== undefined,
  });
  const [kept, keep, forget] = useKept<Cells | null>(`${plan}.${indicator}.${kind}.${from}.${to}`, null);
  const [common, setCommon] = useKept<Common>(`${plan}.common`, COMMON);
  const [intake, setIntake] = useState<Intake | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const areas = useMemo(() => {
    const all = ownAreas(names, own, Number(to));
    return mayDo(session, "submission.write")
      ? all.filter(reportable(session?.grants ?? [], plan, names.areas))
      : all;
  }, [names, own, to, session, plan]);
  const periods = useMemo(() => periodsBetween(kind, Number(from), Number(to)), [kind, from, to]);
  const before = useMemo(
    () =>
      areaGrid(
        areas,
        periods,
        presentOf(present.data ?? [], (status) => t(`value.absent.${status}`)),
      ),
    [areas, periods, present.data, t],
  );
  const cells = kept?.length === areas.length ? kept : before;
  const unit = definition?.unit ?? present.data?.[0]?.unit ?? "";
  const changed = changedRows(cells, before, areas, periods, {
    indicator: indicator ?? "",
    unit,
    common,
    words,
  });
  const unsaved = changed.rows.length > 0 || changed.faults.size > 0;
  useUnsaved(unsaved && intake === null);
  const name = indicator ? names.indicator(indicator) : "";
  const title = t("entry.title_of", {
    name,
    from: period(periods[0] ?? ""),
    to: period(periods[periods.length - 1] ?? ""),
  });
  const send = (dry_run: boolean, said: Said, submit = false) =>
    written(
      api.POST("/plans/{plan}/observations", {
        params: { path: { plan }, query: { dry_run, submit } },
        body: {
          title: said.title,
          revision: said.revision,
          comment: said.comment || null,
          evidence: said.evidence,
          rows: changed.rows,
        },
      }),
    );
  const compare = async () => {
    setBusy(true);
    setError(null);
    try {
      setIntake((await send(true, unsaid(title))).data);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  if (intake) {
    return (
      <Save
        plan={plan}
        intake={intake}
        names={names}
        title={title}
        send={(said, submit) => send(false, said, submit)}
        onBack={() => setIntake(null)}
        onDone={forget}
      />
    );
  }
  const faults = new Map(
    [...changed.faults].map(([place, fault]) => [shiftRight(place), t(`entry.faults.${fault}`)]),
  );
  const shown = areas.map((area, row) => [names.area(area), ...(cells[row] ?? [])]);
  return (
    <section aria-label={t("entry.grid")}>
      <Space wrap className="wm-tools">
        <Select
          aria-label={t("entry.columns.indicator")}
          className="wm-entry-indicator"
          showSearch={{ optionFilterProp: "label" }}
          value={indicator}
          options={names.indicators.map((one) => ({
            value: one.code,
            label: `${names.indicator(one.code)}${one.body.unit ? ` (${one.body.unit})` : ""}`,
          }))}
          onChange={(next: string) => onView({ ...view, indicator: next })}
        />
        <Select
          aria-label={t("indicator.frequency")}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`indicator.period_kinds.${value}`) }))}
          onChange={(next) => onView({ ...view, kind: next })}
          popupMatchSelectWidth={false}
        />
        {(["from", "to"] as const).map((end) => (
          <Select
            key={end}
            aria-label={t(`entry.${end}`)}
            prefix={t(`entry.${end}`)}
            value={end === "from" ? from : to}
            options={years.map((year) => ({ value: year, label: year }))}
            onChange={(year: string) => onView({ ...view, [end]: year })}
          />
        ))}
      </Space>
      <CommonFields
        common={common}
        onCommon={setCommon}
        definition={definition}
        knownRefused={mayDo(session, "known_at.set") ? null : t("entry.known_refused")}
      />
      {present.error ? <ProblemAlert error={present.error} onRetry={() => void present.refetch()} /> : null}
      {error ? <ProblemAlert error={error} /> : null}
      <PasteGrid
        title={`${name}${unit ? ` (${unit})` : ""}`}
        columns={[
          { key: "area", title: t("chart.area"), locked: true, width: 120 },
          ...periods.map((code) => ({ key: code, title: period(code), numeric: true, width: 100 })),
        ]}
        cells={shown}
        onCells={(next) => keep(next.map((row) => row.slice(1)))}
        faults={faults}
        changed={new Set(changed.places.map(shiftRight))}
        canAdd={false}
      />
      <p className="wm-quiet">{t("entry.absent_hint")}</p>
      <Space wrap>
        <ReasonButton
          type="primary"
          loading={busy}
          reason={
            !mayDo(session, "submission.write")
              ? t("entry.refused.right")
              : changed.faults.size
                ? t("entry.refused.faults", { count: changed.faults.size })
                : changed.rows.length === 0
                  ? t("entry.refused.nothing_typed")
                  : null
          }
          onClick={() => void compare()}
        >
          {t("entry.compare", { count: changed.rows.length })}
        </ReasonButton>
        <Button disabled={!unsaved} onClick={forget}>
          {t("entry.reset")}
        </Button>
      </Space>
    </section>
  );
}

/** The first column of the grid is the area's name. */
function shiftRight(place: string): string {
  const [row = "0", column = "0"] = place.split(":");
  return `${row}:${Number(column) + 1}`;
}
