import { SafetyCertificateOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Table } from "antd";
import { useTranslation } from "react-i18next";
import { verify } from "@/api/admin/queries";
import type { Verification } from "@/api/admin/types";
import { ProblemAlert } from "@/ui/ProblemAlert";

function Result({ found }: { found: Verification }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert
        className="wm-block"
        showIcon
        type={found.sound ? "success" : "error"}
        title={t(found.sound ? "audit.sound" : "audit.unsound", { count: found.fault_count })}
        description={
          <>
            <p>{t("audit.read", { changes: found.changes, rows: found.rows, seq: found.seq })}</p>
            <p>
              {found.sound_to === null ? t("audit.no_anchor") : t("audit.sound_to", { seq: found.sound_to })}
            </p>
            <p className="wm-break">{t("audit.head", { hash: found.hash })}</p>
          </>
        }
      />
      {found.faults.length ? (
        <Table
          size="small"
          rowKey={({ kind, seq, table, key }) => `${kind} ${seq} ${table} ${key}`}
          dataSource={found.faults}
          pagination={{ pageSize: 20 }}
          columns={(["kind", "seq", "table", "key"] as const).map((key) => ({
            key,
            dataIndex: key,
            title: t(`audit.fault.${key}`),
          }))}
        />
      ) : null}
    </>
  );
}

/** Reads the whole log and every row of it and says whether anything was altered. */
export function Verify() {
  const { t } = useTranslation();
  const check = useMutation({ mutationFn: verify });
  return (
    <section aria-label={t("audit.verify")} aria-live="polite" className="wm-block">
      <Button
        type="primary"
        className="wm-no-print"
        icon={<SafetyCertificateOutlined aria-hidden />}
        loading={check.isPending}
        onClick={() => check.mutate()}
      >
        {t("audit.verify")}
      </Button>
      {check.error ? <ProblemAlert error={check.error} onRetry={() => check.mutate()} /> : null}
      {check.data ? <Result found={check.data} /> : null}
    </section>
  );
}
