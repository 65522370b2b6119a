import { useTranslation } from "react-i18next";
import type { SubmissionState } from "@/api/numbers";
import { StatusTag, type Tone } from "@/ui/StatusTag";

const TONES: Record<SubmissionState, Tone> = {
  draft: "grey",
  submitted: "blue",
  accepted: "green",
  returned: "yellow",
  discarded: "grey",
};

/** Where a submission stands. */
export function StateTag({ state }: { state: SubmissionState }) {
  const { t } = useTranslation();
  return <StatusTag tone={TONES[state]}>{t(`submission.states.${state}`)}</StatusTag>;
}

/** A moment as people write it, in the time of the screen. */
export function useInstant() {
  const { i18n } = useTranslation();
  return (instant: string | null | undefined): string => {
    if (!instant) return "";
    const date = new Date(instant);
    return Number.isNaN(date.getTime())
      ? instant
      : new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" }).format(date);
  };
}
