import { Segmented, Select } from "antd";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Assessment, Names, StoredObservation } from "@/api/numbers";
import { TileMap } from "@/charts/AreaMap";
import { SmallMultiples } from "@/charts/SmallMultiples";
import { type Caliber, toldCalibers } from "@/lib/caliber";
import { formatDecimal } from "@/lib/decimal";
import { seriesKnown } from "@/lib/known";
import type { TableView } from "@/lib/table";
import { targetLow, targetText } from "@/lib/target";
import { Figure, type FigureFacts } from "@/ui/Figure";
import { usePeriodWords } from "@/ui/PeriodText";
import { type Column, DataTable } from "@/ui/table/DataTable";
import { useValueWords } from "@/ui/ValueText";

/** How the areas are looked at. */
export type AreasView = "multiples" | "table" | "tiles";

const VIEWS: AreasView[] = ["multiples", "table", "tiles"];

interface Row {
  code: string;
  name: string;
  value: StoredObservation | null;
  before: StoredObservation | null;
  target: string;
}

/** The areas beside each other: in the administrative order, unless one may see them ranked. */
export function AreasPart(props: {
  title: string;
  unit: string;
  values: StoredObservation[];
  calibers?: readonly Caliber[];
  areas: string[];
  names: Names;
  targets: Assessment[];
  day?: string;
  period?: string;
  look: AreasView;
  onLook: (look: AreasView) => void;
  onPeriod: (period: string) => void;
  onArea: (code: string) => void;
  facts: (value: StoredObservation) => FigureFacts;
  ranked: boolean;
  view: TableView;
  onView: (view: TableView) => void;
  invented: boolean;
}) {
  const { title, unit, values, areas, names, targets, day, look, onLook, facts, ranked, invented } = props;
  const { t } = useTranslation();
  const period = usePeriodWords();
  const words = useValueWords();
  const series = useMemo(
    () => new Map(areas.map((area) => [area, seriesKnown(values, area, day)])),
    [areas, values, day],
  );
  const periods = useMemo(() => {
    const all = [...series.values()].flat().filter((point) => point.value.value !== null);
    return [...new Set(all.map((point) => point.period))].sort();
  }, [series]);
  const shown = props.period && periods.includes(props.period) ? props.period : periods[periods.length - 1];
  const rows = useMemo<Row[]>(() => {
    const at = periods.indexOf(shown ?? "");
    return areas.map((code) => {
      const of = (which?: string) => series.get(code)?.find((point) => point.period === which)?.value ?? null;
      const target = targets.find((one) => one.area === code);
      return {
        code,
        name: names.area(code),
        value: of(shown),
        before: at > 0 ? of(periods[at - 1]) : null,
        target: target ? targetText(target.value, target.operator) : "",
      };
    });
  }, [areas, series, periods, shown, targets, names]);
  const said = useCallback(
    (one: StoredObservation | null) =>
      words({ value: one?.value ?? null, status: one?.status, withdrawn: one?.withdrawn, unit }),
    [words, unit],
  );
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        key: "area",
        title: t("chart.area"),
        width: 140,
        sortable: false,
        text: (row) => row.name,
        render: (row) => (
          <button type="button" className="wm-link" onClick={() => props.onArea(row.code)}>
            {row.name}
          </button>
        ),
      },
      {
        key: "value",
        title: t("indicator.areas.value"),
        width: 140,
        sortable: ranked,
        text: (row) => said(row.value),
        number: (row) => row.value?.value ?? null,
        render: (row) => (row.value ? <Figure facts={facts(row.value)} /> : said(null)),
      },
      {
        key: "before",
        title: t("indicator.areas.before"),
        width: 140,
        sortable: false,
        text: (row) => said(row.before),
        number: (row) => row.before?.value ?? null,
        render: (row) => (row.before ? <Figure facts={facts(row.before)} /> : "—"),
      },
      { key: "target", title: t("verdict.target"), width: 120, sortable: false, text: (row) => row.target },
      {
        key: "source",
        title: t("figure.source"),
        width: 220,
        sortable: false,
        text: (row) => row.value?.source ?? "",
      },
      {
        key: "known",
        title: t("figure.known_at"),
        width: 120,
        sortable: false,
        text: (row) => row.value?.known_at ?? "",
      },
    ],
    [t, ranked, facts, said, props.onArea],
  );
  const heading = shown ? t("indicator.areas.title", { name: title, period: period(shown) }) : title;
  return (
    <section>
      <div className="wm-tools wm-no-print">
        <Segmented<AreasView>
          aria-label={t("indicator.areas.look")}
          value={look}
          onChange={onLook}
          options={VIEWS.map((value) => ({ value, label: t(`indicator.areas.${value}`) }))}
        />
        {look === "multiples" || !shown ? null : (
          <Select
            aria-label={t("basis.at")}
            className="wm-period"
            value={shown}
            options={periods.map((value) => ({ value, label: period(value) }))}
            onChange={props.onPeriod}
          />
        )}
        <span className="wm-quiet">{t(ranked ? "indicator.areas.may_rank" : "indicator.areas.order")}</span>
      </div>
      {look === "multiples" ? (
        <SmallMultiples
          title={t("indicator.areas.each", { name: title })}
          unit={unit}
          invented={invented}
          date={day}
          onPick={props.onArea}
          parts={areas.map((code) => {
            const target = targets.find((one) => one.area === code);
            return {
              code,
              name: names.area(code),
              data: {
                unit,
                values: toldCalibers(
                  (series.get(code) ?? []).map(({ period, value: { value, caliber } }) => ({
                    period,
                    value,
                    named: caliber,
                  })),
                  ({ named }) => named,
                  props.calibers ?? [],
                ),
                target: target && { period: target.period, low: targetLow(target.value) },
              },
            };
          })}
        />
      ) : null}
      {look === "table" ? (
        <DataTable
          title={heading}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.code}
          view={ranked ? props.view : { ...props.view, sort: undefined }}
          onView={props.onView}
          invented={invented}
          notes={[t("chart.unit", { unit })]}
        />
      ) : null}
      {look === "tiles" ? (
        <TileMap
          title={heading}
          unit={unit}
          date={day}
          invented={invented}
          onPick={(name) => {
            const row = rows.find((one) => one.name === name);
            if (row) props.onArea(row.code);
          }}
          values={rows.map((row) => ({
            code: row.code,
            name: row.name,
            value: row.value?.value ?? null,
            words: row.value?.value ? formatDecimal(row.value.value) : said(row.value),
          }))}
        />
      ) : null}
    </section>
  );
}
