import { useTranslation } from "react-i18next";
import { useCommitmentWords } from "./useCommitmentWords";

/** One field that differs, in the notation of the API. */
export interface Difference {
  field: string;
  before: string | null;
  after: string | null;
}

const LISTS: Record<string, string> = {
  kind: "sorts",
  class: "classes",
  form: "forms",
  strength: "strengths",
  nature: "natures",
  change: "changes",
  type: "milestone_types",
};

/** Fields with what they were and what they are. */
export function Differences({ fields }: { fields: readonly Difference[] }) {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const value = (field: string, text: string | null) => {
    if (text === null || text === "") return t("difference.empty");
    const list = LISTS[field];
    return list ? t(`commitment.${list}.${text}`, { defaultValue: text }) : text;
  };
  return (
    <ul className="wm-differences">
      {fields.map(({ field, before, after }) => (
        <li key={field}>
          <span className="wm-quiet">{words.field(field)}</span> <del>{value(field, before)}</del>{" "}
          <span aria-hidden>→</span> <ins>{value(field, after)}</ins>
        </li>
      ))}
    </ul>
  );
}
