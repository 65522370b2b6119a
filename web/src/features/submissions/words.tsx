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
