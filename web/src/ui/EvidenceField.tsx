import { Flex, Progress, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { FileDrop } from "./FileDrop";
import { ProblemAlert } from "./ProblemAlert";

const ENDS = [".pdf", ".jpg", ".jpeg", ".png", ".docx", ".xlsx", ".ofd", ".zip"];
const MAX_MB = 20;

/** 佐证: a place for files that prove what is reported, and those chosen so far. */
export function EvidenceField(props: {
  evidence: {
    files: readonly { sha256: string; name: string }[];
    /** How much of the file on its way has gone, from 0 to 1; null where none is. */
    share: number | null;
    error: unknown;
    take: (files: File[]) => void;
    drop: (sha256: string) => void;
  };
}) {
  const { files, share, error, take, drop } = props.evidence;
  const { t } = useTranslation();
  return (
    <section aria-label={t("evidence.title")}>
      <h3>{t("evidence.title")}</h3>
      <FileDrop accept={ENDS} max_mb={MAX_MB} multiple prompt={t("evidence.drop")} onFiles={take} />
      {share !== null ? (
        <Progress percent={Math.round(share * 100)} aria-label={t("evidence.uploading")} />
      ) : null}
      {error ? <ProblemAlert error={error} /> : null}
      <Flex gap={4} wrap>
        {files.map(({ sha256, name }) => (
          <Tag
            key={sha256}
            closable={{ "aria-label": t("evidence.remove", { name }) }}
            onClose={() => drop(sha256)}
          >
            {name}
          </Tag>
        ))}
      </Flex>
    </section>
  );
}
