import { useQuery } from "@tanstack/react-query";
import { Timeline } from "antd";
import { useTranslation } from "react-i18next";
import { historyQuery, type LedgerBody } from "@/api/records";
import type { Envelope } from "@/api/types";
import { usePeople } from "@/api/usePeople";
import { OWNER_ROLES } from "@/lib/commitment";
import { versionDifferences } from "@/lib/versions";
import { PendingText } from "@/ui/PendingText";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Differences } from "@/ui/plan/Differences";
import { useInstant } from "@/ui/useInstant";

/** A version as flat fields, owners by their role. */
function fields({ body, removed }: Envelope<LedgerBody>): object {
  if (removed) return {};
  const { item, ...around } = body;
  const owners = Object.fromEntries(
    OWNER_ROLES.map((role) => [
      `owners.${role}`,
      item.owners.filter((owner) => owner.role === role).map((owner) => owner.body),
    ]),
  );
  return { ...item.content, ...owners, note: item.note, section: item.section.join(" / "), ...around };
}

/** Every version of a commitment: when it was written, by whom, and what it changed. */
export function HistoryPanel({ plan, code }: { plan: string; code: string }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const { data, error } = useQuery(historyQuery(plan, "ledger", code));
  const nameOf = usePeople((data ?? []).map(({ recorded_by }) => recorded_by));
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <PendingText />;
  const versions = [...data].sort((a, b) => a.version - b.version);
  const items = versions
    .map((version, at) => {
      const before = versions[at - 1];
      return {
        key: version.version,
        content: (
          <>
            <strong>{t("ledger.version", { number: version.version })}</strong>{" "}
            {version.removed ? t("ledger.removed") : ""}
            <div className="wm-quiet">
              {t("ledger.written", { when: instant(version.recorded_at), by: nameOf(version.recorded_by) })}
              {version.known_at ? ` · ${t("ledger.known_at", { day: version.known_at })}` : ""}
            </div>
            {before ? (
              <Differences fields={versionDifferences(fields(before), fields(version))} />
            ) : (
              t("ledger.first_version")
            )}
          </>
        ),
      };
    })
    .reverse();
  return <Timeline items={items} />;
}
