import { useTranslation } from "react-i18next";
import { StatusTag, type Tone } from "./StatusTag";

/** How much a finding matters. */
export type FindingSeverity = "mandatory" | "verify" | "hint";

/** What a check says, in words. */
export interface ShownFinding {
  key: string;
  code: string;
  severity: FindingSeverity;
  /** Where it is, in words. */
  place?: string;
  /** The sentence with what to do; the figures of the finding where there is none. */
  message?: string | null;
  arguments?: Record<string, string>;
}

const TONES: Record<FindingSeverity, Tone> = { mandatory: "red", verify: "yellow", hint: "blue" };
const ORDER: FindingSeverity[] = ["mandatory", "verify", "hint"];

/** 强制性, 核实性, 提示: one word and icon each. */
export function SeverityTag({ severity }: { severity: FindingSeverity }) {
  const { t } = useTranslation();
  return <StatusTag tone={TONES[severity]}>{t(`finding.severity.${severity}`)}</StatusTag>;
}

/** Arguments that say something to people: no codes, one language. */
export function tellingArguments(all: Record<string, string>, language: string): string[] {
  const chinese = language.startsWith("zh");
  return Object.entries(all).flatMap(([name, value]) => {
    if (/_code$|^(indicator|area)$/.test(name)) return [];
    const bare = name.replace(/_en$/, "");
    if (name !== bare) return chinese ? [] : [value];
    return !chinese && `${name}_en` in all ? [] : [value];
  });
}

/** Words of a finding: the server's sentence, else its name with its figures. */
export function useFindingWords() {
  const { t, i18n } = useTranslation();
  return (finding: Pick<ShownFinding, "code" | "message" | "arguments">): string => {
    if (finding.message) return finding.message;
    const key = `finding.codes.${finding.code}`;
    const name = i18n.exists(key) ? t(`finding.codes.${finding.code}`) : finding.code;
    const told = tellingArguments(finding.arguments ?? {}, i18n.language);
    return told.length ? `${name}: ${told.join(", ")}` : name;
  };
}

/** Findings by severity, the weightiest first. */
export function FindingList({ findings }: { findings: ShownFinding[] }) {
  const { t } = useTranslation();
  const words = useFindingWords();
  if (!findings.length) return <p className="wm-quiet">{t("finding.none")}</p>;
  return (
    <>
      {ORDER.map((severity) => {
        const some = findings.filter((one) => one.severity === severity);
        if (!some.length) return null;
        return (
          <section key={severity} className="wm-findings">
            <p>
              <SeverityTag severity={severity} /> {t("finding.count", { count: some.length })}{" "}
              <span className="wm-quiet">{t(`finding.means.${severity}`)}</span>
            </p>
            <ul>
              {some.map((one) => (
                <li key={one.key}>
                  {one.place ? <strong>{one.place} </strong> : null}
                  {words(one)}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
