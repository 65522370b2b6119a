/** What a verdict says, as far as it is shown; the API's assessments fit. */
import type { FindingSeverity } from "../FindingList";
import type { ValueStatus } from "../ValueText";

type Grade = "bulletin" | "letter" | "report" | "unknown";

export interface ShownBaseline {
  revision: string;
  value: string;
  unit: string;
  period: string;
  forecast: boolean;
  derived: boolean;
  formula?: string | null;
  source?: string | null;
  source_grade: Grade;
  known_at?: string | null;
}

export interface ShownVerdict {
  status: string;
  word: { zh: string; en: string; color?: string | null };
  refusal?: string | null;
  baseline?: ShownBaseline | null;
  data?: {
    value: string;
    unit: string;
    period: string;
    status: ValueStatus;
    source?: string | null;
    source_grade: Grade;
    caliber?: string | null;
    known_at?: string | null;
    interim: boolean;
  } | null;
  completion?: string | null;
  progress?: string | null;
  time_share?: string | null;
  line?: string | null;
  formula?: string | null;
  needed?: { per_year: string; unit: string; years: string } | null;
  growth?: { to_date: string; target: string; needed?: string | null; years: string } | null;
  years: { period: string; value: string; target: string; met: boolean }[];
  gaps: { period: string; state: string }[];
  governs: boolean;
  implausible: boolean;
  caliber_to_check: boolean;
  findings: {
    code: string;
    severity: FindingSeverity;
    arguments: Record<string, string>;
    message_zh?: string;
    message_en?: string;
  }[];
  sentence?: { zh: string; en: string } | null;
}

export interface ShownAssessment {
  target: string;
  name: string;
  unit: string;
  period: string;
  value: number | string | (number | string)[];
  operator: string;
  strength: string;
  form: string;
  rules: string;
  verdicts: ShownVerdict[];
  adopted?: { revision: string; reason: string; on?: string | null } | null;
  disagree: boolean;
  findings: ShownVerdict["findings"];
}
