import { useTranslation } from "react-i18next";
import type { BoardKind } from "@/charts/bars";
import { StatusTag } from "@/ui/StatusTag";

/** The rule set that judged, in words; its verdicts as they stand on this page. */
export function Rules({ rules, packs, kinds }: { rules: string; packs: string[]; kinds: BoardKind[] }) {
  const { t, i18n } = useTranslation();
  const id = rules.replace(/@.*$/, "");
  const known = i18n.exists(`assessment.rules.known.${id}`);
  return (
    <details className="wm-card">
      <summary>{t("assessment.rules.title", { rules })}</summary>
      {known ? <p>{t(`assessment.rules.known.${id}`)}</p> : null}
      <p>{t("assessment.rules.always")}</p>
      <p className="wm-legend">
        {kinds.map((kind) => (
          <StatusTag key={kind.key} tone={kind.tone}>
            {kind.word}
          </StatusTag>
        ))}
      </p>
      <p className="wm-quiet">{t("assessment.rules.packs", { packs: packs.join(t("numbers.joint")) })}</p>
    </details>
  );
}
