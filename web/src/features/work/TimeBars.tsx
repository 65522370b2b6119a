import { Empty } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { barOf, type Due, spanOf } from "@/lib/work";
import type { Tone } from "@/ui/StatusTag";
import { DueTag } from "./DueTag";

/** A line of the timeline. */
export interface TimeLine {
  key: string;
  title: string;
  group: string;
  starts_on?: string | null;
  due_on?: string | null;
  tone: Tone;
  state: string;
  due: Due;
}

/** Bars along the years, in groups, with today; what has no days says so. */
export function TimeBars(props: {
  title: string;
  lines: readonly TimeLine[];
  today: string;
  term?: string;
  onOpen: (key: string) => void;
}) {
  const { t } = useTranslation();
  const { title, lines, today, term, onOpen } = props;
  const least = /^(\d{4})-(\d{4})$/.exec(term ?? "");
  const span = spanOf(
    lines.flatMap((line) => [line.starts_on, line.due_on]),
    least ? [`${least[1]}-01-01`, `${least[2]}-12-31`] : [],
  );
  const now = barOf(today, today, span.from, span.to);
  const groups = [...new Set(lines.map((line) => line.group))];
  const bar = (line: TimeLine): ReactNode => {
    const place = barOf(line.starts_on, line.due_on, span.from, span.to);
    if (!place) return <span className="wm-absent wm-absent-O">{t("work.no_days")}</span>;
    const words = t("work.from_to", {
      from: line.starts_on ?? t("work.unknown_day"),
      to: line.due_on ?? t("work.unknown_day"),
    });
    return (
      <span
        role="img"
        aria-label={`${words} ${line.state}`}
        title={`${words} · ${line.state}`}
        className={`wm-time-bar wm-status-${line.tone}${place.open ? " wm-time-bar-open" : ""}`}
        style={{ left: `${place.left * 100}%`, width: `${place.width * 100}%` }}
      />
    );
  };
  if (!lines.length)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("table.none_match")} />;
  return (
    <div className="wm-scroll">
      <table className="wm-plain-table wm-timeline" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t("work.name")}</th>
            <th scope="col">{t("work.state")}</th>
            <th scope="col" className="wm-timeline-years">
              <div>
                {span.years.map((year) => (
                  <span key={year}>{year}</span>
                ))}
              </div>
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            {group ? (
              <tr>
                <th scope="rowgroup" colSpan={3}>
                  {group}
                </th>
              </tr>
            ) : null}
            {lines
              .filter((line) => line.group === group)
              .map((line) => (
                <tr key={line.key}>
                  <td>
                    <button type="button" className="wm-link" onClick={() => onOpen(line.key)}>
                      {line.title}
                    </button>
                  </td>
                  <td>
                    {line.state} <DueTag due={line.due} />
                  </td>
                  <td className="wm-timeline-bars">
                    {now ? (
                      <span className="wm-now" style={{ left: `${now.left * 100}%` }} aria-hidden />
                    ) : null}
                    {bar(line)}
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
      <p className="wm-quiet">{t("work.today", { day: today })}</p>
    </div>
  );
}
