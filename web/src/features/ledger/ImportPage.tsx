import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Empty, Flex, Progress, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { importLedger, type LedgerImport, ledgerWorkbook } from "@/api/plan";
import type { LedgerItem } from "@/api/records";
import { sendOfPlan, TableImport } from "@/api/TableImport";
import { mayDo, useSession } from "@/api/useSession";
import { useWrite } from "@/api/useWrite";
import { useUnsaved } from "@/app/useUnsaved";
import { nameOf } from "@/lib/commitment";
import { FileDrop } from "@/ui/FileDrop";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Differences } from "@/ui/plan/Differences";
import { useCommitmentWords } from "@/ui/plan/useCommitmentWords";
import { ReasonButton } from "@/ui/ReasonButton";
import { StatusTag } from "@/ui/StatusTag";

const route = getRouteApi("/signed-in/p/$plan/ledger/import");
const MAX_MB = 20;
const TABLES = ["targets", "owners"] as const;

/** Tables of targets and owners: each has its drawer. */
function Tables({ plan }: { plan: string }) {
  const { t } = useTranslation();
  const words = useCommitmentWords();
  const { bring } = route.useSearch();
  const navigate = route.useNavigate();
  const session = useSession();
  const refused = { targets: !mayDo(session, "ledger.write"), owners: !mayDo(session, "owner.write") };
  return (
    <>
      {TABLES.map((table) => (
        <ReasonButton
          key={table}
          reason={refused[table] ? t("ledger.not_allowed") : null}
          onClick={() => void navigate({ search: { bring: table } })}
        >
          {t(`ledger_import.bring.${table}`)}
        </ReasonButton>
      ))}
      {TABLES.map((table) => (
        <TableImport
          key={table}
          title={t(`ledger_import.bring.${table}`)}
          table={table}
          open={bring === table}
          onClose={(ignoreBlocker) => void navigate({ search: {}, ignoreBlocker })}
          send={sendOfPlan(plan, table)}
          fieldName={(field) => words.field(field.split(".").pop() ?? field)}
        />
      ))}
    </>
  );
}

function Items({ items }: { items: readonly LedgerItem[] }) {
  const words = useCommitmentWords();
  return (
    <ul className="wm-rows">
      {items.map((item) => (
        <li key={item.code}>
          <strong>
            {item.code} {nameOf(item.content)}
          </strong>{" "}
          {words.promise(item.content)} {words.period(item.content)}{" "}
          <span className="wm-quiet">{words.owners(item.owners)}</span>
        </li>
      ))}
    </ul>
  );
}

function Difference({ answer }: { answer: LedgerImport }) {
  const { t } = useTranslation();
  const { difference, bodies_unknown } = answer;
  const none = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("ledger_import.none")} />;
  const changed = (
    <ul className="wm-rows">
      {difference.changed.map((one) => (
        <li key={one.code}>
          <strong>
            {one.code} {one.name}
          </strong>
          <Differences fields={one.fields} />
        </li>
      ))}
    </ul>
  );
  const panels = [
    { key: "changed", count: difference.changed.length, children: changed },
    { key: "added", count: difference.added.length, children: <Items items={difference.added} /> },
    { key: "removed", count: difference.removed.length, children: <Items items={difference.removed} /> },
  ];
  return (
    <>
      <p>
        {t("ledger_import.same", { count: difference.same })}
        {difference.removed.length ? ` ${t("ledger_import.removed_hint")}` : ""}
      </p>
      {bodies_unknown.length ? (
        <p>
          <StatusTag tone="yellow">{t("matching.unknown")}</StatusTag>{" "}
          {bodies_unknown.join(t("commitment.list_comma"))}
        </p>
      ) : null}
      <Tabs
        size="small"
        items={panels.map(({ key, count, children }) => ({
          key,
          label: `${t(`ledger_import.panels.${key}`)} ${count}`,
          children: count ? children : none,
        }))}
      />
    </>
  );
}

/** The ledger's workbook coming back: what it would change is looked at before anything is written. */
export function ImportPage() {
  const { t } = useTranslation();
  const { plan } = route.useParams();
  const session = useSession();
  const write = useWrite(plan);
  const [share, setShare] = useState<number | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<LedgerImport | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  useUnsaved(answer !== null);
  const take = async ([first]: File[]) => {
    if (!first) return;
    setError(null);
    setAnswer(null);
    setShare(0);
    try {
      setAnswer((await importLedger(plan, first, true, setShare)).data);
      setFile(first);
    } catch (thrown) {
      setError(thrown);
    }
    setShare(null);
  };
  const apply = async () => {
    if (!file) return;
    setBusy(true);
    setError(null);
    try {
      await write(t("ledger_import.done", { name: file.name }), () => importLedger(plan, file, false));
      setAnswer(null);
      setFile(null);
    } catch (thrown) {
      setError(thrown);
    }
    setBusy(false);
  };
  const changes = answer ? answer.difference.added.length + answer.difference.changed.length : 0;
  const reason = !mayDo(session, "ledger.write")
    ? t("ledger.not_allowed")
    : changes
      ? null
      : t("ledger_import.nothing");
  return (
    <div className="wm-page">
      <h1>{t("ledger_import.title")}</h1>
      <p className="wm-quiet">{t("ledger_import.hint")}</p>
      <Flex gap={12} align="center" wrap className="wm-query">
        <Button href={ledgerWorkbook(plan)} download>
          {t("ledger.workbook")}
        </Button>
        <Tables plan={plan} />
        <Link to="/p/$plan/ledger" params={{ plan }}>
          {t("ledger_import.back")}
        </Link>
      </Flex>
      <FileDrop accept={[".xlsx", ".csv"]} max_mb={MAX_MB} prompt={t("ledger_import.drop")} onFiles={take} />
      {share !== null ? (
        <Progress percent={Math.round(share * 100)} aria-label={t("documents.uploading")} />
      ) : null}
      {error ? <ProblemAlert error={error} /> : null}
      {answer && file ? (
        <section className="wm-table" aria-label={t("ledger_import.difference")}>
          <Flex justify="space-between" align="center" gap={8} wrap>
            <h2>{t("ledger_import.of_file", { name: file.name })}</h2>
            <ReasonButton type="primary" loading={busy} reason={reason} onClick={apply}>
              {t("ledger_import.apply", { count: changes })}
            </ReasonButton>
          </Flex>
          <Difference answer={answer} />
        </section>
      ) : null}
    </div>
  );
}
