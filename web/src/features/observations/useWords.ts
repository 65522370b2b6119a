import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ValueStatus } from "@/ui/ValueText";

const STATUSES: ValueStatus[] = ["O", "M", "Q", "not_due"];
const MARKED: ValueStatus[] = ["A", "E", "F", "U"];

/** What may be typed instead of a number: the words of the screen and the codes. */
export function useStatusWords(): ReadonlyMap<string, ValueStatus> {
  const { t } = useTranslation();
  return useMemo(
    () =>
      new Map<string, ValueStatus>([
        ...STATUSES.map((status) => [t(`value.absent.${status}`).toLowerCase(), status] as const),
        ...STATUSES.map((status) => [status.toLowerCase(), status] as const),
        ...MARKED.map((status) => [status.toLowerCase(), status] as const),
      ]),
    [t],
  );
}
