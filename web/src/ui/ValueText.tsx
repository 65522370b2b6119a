import { useTranslation } from "react-i18next";
import { formatDecimal, formatShare, speak, trimZeros } from "@/lib/decimal";

/** What a value, or its absence, means: the codes of observations. */
export type ValueStatus = "A" | "E" | "F" | "U" | "O" | "M" | "Q" | "not_due";

/** A value as it is shown. */
export interface ShownValue {
  /** The decimal; null where the status carries none. */
  value: string | null;
  status?: ValueStatus;
  /** 撤回: why the number is not shown any more. */
  withdrawn?: { reason: string } | null;
  unit?: string | null;
  /** Digits after the point it is published with. */
  decimals?: number | null;
}

/** Statuses without a value; a value that should be there and is not is missing. */
const ABSENT = new Set<ValueStatus>(["O", "M", "Q", "not_due"]);
const absence = (status: ValueStatus | undefined): ValueStatus =>
  status && ABSENT.has(status) ? status : "O";

/** Why there is no number, by its place in the texts. */
const whyNone = ({ status, withdrawn }: ShownValue) => (withdrawn ? "withdrawn" : absence(status));

/** Marks of values that are not plain figures: 推算, 预测, 存疑. */
const MARKED = new Set<ValueStatus>(["E", "F", "U"]);

/** The words of a value without any mark-up, for tables that are downloaded and for chart texts. */
export function useValueWords() {
  const { t, i18n } = useTranslation();
  return (shown: ShownValue, withUnit = true): string => {
    const { value, status, unit, decimals } = shown;
    if (value === null) return t(`value.absent.${whyNone(shown)}`);
    const mark = status && MARKED.has(status) ? t(`value.mark.${status}`) : "";
    if (unit === "share") return formatShare(value) + mark;
    const spoken = unit && /^[元人家件项次户]$/.test(unit) ? speak(value, i18n.language) : null;
    // 31676 stays as it is: 3.1676万 is no easier to read.
    const short = spoken?.scale && /^[^.]*(\.\d{1,2})?$/.test(trimZeros(spoken.value));
    const figure =
      spoken && short
        ? `${formatDecimal(spoken.value)}${t(`value.scale.${spoken.scale}`)}`
        : formatDecimal(value, decimals);
    const joint = unit === "%" || i18n.language.startsWith("zh") ? "" : " ";
    return (withUnit && unit ? `${figure}${joint}${unit}` : figure) + mark;
  };
}

/** A figure, or in words why there is none: zero, missing, not applicable, withheld, withdrawn and not yet due differ. */
export function ValueText({ withUnit = true, ...shown }: ShownValue & { withUnit?: boolean }) {
  const { t } = useTranslation();
  const words = useValueWords();
  if (shown.value === null) {
    const why = whyNone(shown);
    return (
      <span
        className={`wm-absent wm-absent-${why}`}
        title={t(`value.absent_why.${why}`, { reason: shown.withdrawn?.reason })}
      >
        {t(`value.absent.${why}`)}
      </span>
    );
  }
  const doubtful = shown.status === "U";
  return <span className={doubtful ? "wm-figure wm-doubtful" : "wm-figure"}>{words(shown, withUnit)}</span>;
}
