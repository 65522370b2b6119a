import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import {
  type Amount,
  type Content,
  nameOf,
  type Offered,
  type Owner,
  type OwnerRole,
  periodOf,
  plain,
  type Sort,
  type Stated,
  type StatementContent,
  sortOf,
} from "@/lib/commitment";
import { formatDecimal } from "@/lib/decimal";
import { remembering } from "@/lib/remembering";
import { usePeriodWords } from "../PeriodText";

/** Signs of comparison as they are printed. */
const SIGNS: Record<StatementContent["operator"], string> = {
  ">=": "≥",
  ">": ">",
  "<=": "≤",
  "<": "<",
  "~": "≈",
  "=": "",
};

/** The words of a commitment, for screens and for downloads. */
export function useCommitmentWords() {
  const { t: ask, i18n } = useTranslation();
  const period = usePeriodWords();
  return useMemo(() => {
    const t = remembering((key: string) => ask(key));
    const joint = i18n.language.startsWith("zh") ? "" : " ";
    const amount = (value: Amount): string =>
      Array.isArray(value)
        ? `${formatDecimal(plain(value[0]))}–${formatDecimal(plain(value[1]))}`
        : formatDecimal(plain(value));
    /** 高于 1,000家. */
    const figure = (one: Stated): string => {
      const sign = one.kind === "target" ? SIGNS[one.operator] : "";
      const change = one.change && one.form !== "level" ? t(`commitment.changes.${one.change}`) : "";
      const unit = one.unit ?? (one.form === "multiple" ? t("commitment.times") : "");
      const space = unit === "%" ? "" : joint;
      return [change, sign, `${amount(one.value)}${unit ? space + unit : ""}`].filter(Boolean).join(" ");
    };
    return {
      amount,
      figure,
      sort: (sort: Sort) => t(`commitment.sorts.${sort}`),
      role: (role: OwnerRole) => t(`commitment.roles.${role}`),
      strength: (strength: StatementContent["strength"]) => t(`commitment.strengths.${strength}`),
      nature: (nature: StatementContent["nature"]) => (nature ? t(`commitment.natures.${nature}`) : ""),
      form: (form: StatementContent["form"]) => t(`commitment.forms.${form}`),
      /** What is promised, in one line: the figure, or what shall be there. */
      promise: (content: Content | Offered): string =>
        content.sort === "statement"
          ? figure(content)
          : content.sort === "milestone"
            ? t(`commitment.milestone_types.${content.type}`)
            : [content.group, content.number].filter(Boolean).join(" · "),
      title: (content: Content | Offered): string =>
        `${t(`commitment.sorts.${sortOf(content)}`)} · ${nameOf(content)}`,
      period: (content: Content | Offered): string => {
        const code = periodOf(content);
        return code ? period(code) : "";
      },
      owners: (owners: readonly Owner[], role?: OwnerRole): string =>
        owners
          .filter((owner) => !role || owner.role === role)
          .map((owner) => owner.body)
          .join(t("commitment.list_comma")),
      /** Name of a field, for differences. */
      field: (field: string): string =>
        ask(`commitment.fields.${field.replaceAll(".", "_")}`, { defaultValue: field }),
    };
  }, [ask, i18n.language, period]);
}
