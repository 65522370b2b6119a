import { Descriptions, Drawer, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useInstant } from "../useInstant";
import { accountText, type LogRow, type NameOf, useOperationWords } from "./useLogColumns";

/** Everything the log says about one change. */
export function LogDrawer({
  entry,
  nameOf,
  onClose,
  children,
}: {
  entry?: LogRow;
  nameOf: NameOf;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const words = useOperationWords();
  const instant = useInstant("seconds");
  if (!entry) return null;
  const code = (text: string) => (
    <Typography.Text code copyable={{ tooltips: false }}>
      {text}
    </Typography.Text>
  );
  const lines: [string, ReactNode][] = [
    ["at", instant(entry.recorded_at)],
    ["actor", accountText(entry.actor, nameOf)],
    ["operation", `${words(entry.operation)} (${entry.operation})`],
    ["success", t(entry.success ? "log.done" : "log.refused")],
    ["scope", entry.scope],
    ["subject", entry.subject],
    ["reason", entry.reason],
    ["rows", entry.row_count],
    ["undoes", entry.undoes ? code(entry.undoes) : null],
    ["origin", entry.origin],
    ["change_id", code(entry.change_id)],
    ["undone_by", entry.undone_by ? code(entry.undone_by) : null],
    ["hash", entry.hash ? code(entry.hash) : null],
    ["pruned", entry.pruned ? t("log.pruned_hint") : null],
  ];
  return (
    <Drawer title={t("log.one", { seq: entry.seq })} open onClose={onClose} size={600}>
      <Descriptions
        size="small"
        column={1}
        bordered
        items={lines
          .filter(([, content]) => content !== null && content !== undefined && content !== "")
          .map(([key, children]) => ({ key, label: t(`log.${key}`), children }))}
      />
      {children}
    </Drawer>
  );
}
