import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useNames } from "@/api/numbers";
import { planQuery } from "@/api/queries";
import { yearsOf } from "@/lib/periods";
import { FileEntry } from "./FileEntry";
import { GridEntry } from "./GridEntry";
import { RowsEntry } from "./RowsEntry";

const route = getRouteApi("/signed-in/p/$plan/observations");

const MODES = ["grid", "rows", "file"] as const;
type Mode = (typeof MODES)[number];

/** Bringing numbers in: by grid, by rows, by file. */
export function ObservationsPage() {
  const { t } = useTranslation();
  const { plan } = route.useParams();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const { body } = useSuspenseQuery(planQuery(plan)).data;
  const names = useNames(plan);
  const mode: Mode = view.mode ?? "grid";
  const set = (next: object) => navigate({ search: { ...view, ...next }, replace: true });
  return (
    <div className="wm-page">
      <h1>{t("entry.title")}</h1>
      <div className="wm-tools wm-no-print">
        <Segmented<Mode>
          aria-label={t("entry.mode")}
          value={mode}
          onChange={(next) => set({ mode: next })}
          options={MODES.map((value) => ({ value, label: t(`entry.modes.${value}`) }))}
        />
      </div>
      {mode === "grid" ? (
        <GridEntry
          plan={plan}
          own={body.area}
          names={names}
          view={view}
          onView={set}
          years={yearsOf(body.term, 5)}
        />
      ) : null}
      {mode === "rows" ? <RowsEntry plan={plan} names={names} /> : null}
      {mode === "file" ? <FileEntry plan={plan} names={names} /> : null}
    </div>
  );
}
