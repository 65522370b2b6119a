import { date, text, texts } from "@/lib/search";

/** The view of a list with a drawer: words, order, filters, columns, and what is open. */
export const LIST = {
  q: text(),
  sort: text(40),
  filter: texts(),
  toggle: texts(),
  open: text(120),
};

/** Filters of the log that the server applies. */
export const LOG = {
  actor: text(100),
  operation: text(60),
  subject: text(),
  from: date,
  to: date,
};
