/** Reads of a plan's numbers for map and public pages; `fetchAs` decides who asks. */
import type { Envelope, Page, PlanBody } from "../types";
import { part } from "./call";
import type { Area } from "./types";

/** How an address is read: as whoever is signed in, or as nobody. */
export type Reader = <T>(path: string, query?: Record<string, string | number | undefined>) => Promise<T>;

/** A value with where it comes from. */
export interface Reading {
  value: string | null;
  unit: string;
  status: "A" | "E" | "F" | "U" | "O" | "M" | "Q" | "not_due";
  source?: string | null;
  source_grade?: string | null;
  known_at?: string | null;
}

/** One period of a series. */
export interface SeriesPoint {
  period: string;
  status: Reading["status"];
  reading: Reading | null;
  notes: string[];
}

/** A series with its values. */
export interface Series {
  indicator: string;
  indicator_name: string;
  indicator_name_en?: string | null;
  unit: string;
  decimals?: number | null;
  area: string;
  area_name: string;
  frequency?: string | null;
  dimensions: Record<string, string>;
  points: SeriesPoint[];
  notes: string[];
  invented: boolean;
}

/** A word of a rule set. */
export interface Word {
  zh: string;
  en: string;
  color: string;
}

/** A target judged. */
export interface Judged {
  target: string;
  indicator: string;
  name: string;
  area: string;
  unit: string;
  value: unknown;
  operator: string;
  period: string;
  verdicts: {
    status: string;
    word: Word;
    governs: boolean;
    data: { value: string; period: string; source?: string | null } | null;
    completion: string | null;
    progress: string | null;
    sentence?: { zh: string; en: string };
  }[];
  adopted: unknown;
}

/** What an assessment says, as far as these pages show it. */
export interface Judgement {
  plan: string;
  at: string;
  as_of: string | null;
  rules: string;
  invented: boolean;
  assessments: Judged[];
}

/** An indicator, as far as these pages show it. */
export interface IndicatorBody {
  code: string;
  number?: number | null;
  name: string;
  name_en?: string | null;
  unit: string;
  decimals?: number | null;
  formula?: string | null;
  notes?: string[];
}

/** A publication that is out. */
export interface PublicationBody {
  title: string;
  release: string;
  indicators: string[];
  areas: string[];
  state: string;
  published_on?: string | null;
}

async function every<Item>(read: Reader, path: string, query: Record<string, string | undefined> = {}) {
  const all: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read<Page<Item>>(path, { limit: 1000, ...query, cursor });
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return all;
}

const of = (plan: string) => `/plans/${part(plan)}`;

/** The reads, each by address. */
export const values = {
  plan: (read: Reader, plan: string) => read<Envelope<PlanBody>>(of(plan)),
  areas: (read: Reader) => every<Envelope<Area>>(read, "/areas"),
  indicators: (read: Reader, plan: string) => every<Envelope<IndicatorBody>>(read, `${of(plan)}/indicators`),
  publications: (read: Reader, plan: string) =>
    every<Envelope<PublicationBody>>(read, `${of(plan)}/publications`),
  series: (read: Reader, plan: string, indicator?: string) =>
    every<Series>(read, `${of(plan)}/observations`, { indicator, frequency: "year" }),
  judgement: (read: Reader, plan: string, at?: string) => read<Judgement>(`${of(plan)}/assessment`, { at }),
};
