import dayjs from "dayjs";

/** An instant as people write it, in the time zone of the browser: 2026-01-05 10:00:00. */
export const moment = (instant: string | null | undefined): string =>
  instant ? dayjs(instant).format("YYYY-MM-DD HH:mm:ss") : "";
