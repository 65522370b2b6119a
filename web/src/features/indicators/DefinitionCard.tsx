import { Descriptions } from "antd";
import { useTranslation } from "react-i18next";
import type { Definition, Names } from "@/api/numbers";

/** What is measured, by which definition, combined how, published when. */
export function DefinitionCard({ definition, names }: { definition: Definition; names: Names }) {
  const { t } = useTranslation();
  const frequency = definition.release?.frequency;
  const lines: [string, string | null | undefined][] = [
    ["unit", definition.unit || t("indicator.no_unit")],
    ["kind", t(`indicator.kinds.${definition.kind}`)],
    ["direction", t(`indicator.directions.${definition.direction}`)],
    ["formula", definition.formula],
    [
      "ratio",
      definition.numerator && definition.denominator
        ? `${names.indicator(definition.numerator)} ÷ ${names.indicator(definition.denominator)}`
        : null,
    ],
    ["over_areas", definition.over_areas && t(`indicator.rules.${definition.over_areas}`)],
    ["over_time", definition.over_time && t(`indicator.rules.${definition.over_time}`)],
    ["frequency", frequency ? t(`indicator.frequencies.${frequency}`) : null],
    ["owner", definition.owner],
    ["aliases", definition.aliases?.join(t("numbers.joint"))],
  ];
  const items = lines
    .filter(([, value]) => value)
    .map(([key, children]) => ({ key, label: t(`indicator.${key}`), children }));
  return (
    <details className="wm-card" open>
      <summary>{t("indicator.definition")}</summary>
      <Descriptions size="small" column={{ xs: 1, md: 2, xl: 3 }} items={items} />
      {definition.caliber?.length ? (
        <div className="wm-scroll">
          <table className="wm-plain-table">
            <caption>{t("indicator.calibers")}</caption>
            <thead>
              <tr>
                {["name", "from", "to", "comparable", "note"].map((key) => (
                  <th key={key} scope="col">
                    {t(`indicator.caliber.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {definition.caliber.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    {one.name} <span className="wm-quiet">{one.id}</span>
                  </th>
                  <td>{one.valid_from || "—"}</td>
                  <td>{one.valid_to || t("indicator.caliber.in_use")}</td>
                  <td>{one.comparable_with?.join(t("numbers.joint")) || "—"}</td>
                  <td>{one.note ?? ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {definition.notes?.length ? (
        <ul className="wm-plain-list">
          {definition.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </details>
  );
}
