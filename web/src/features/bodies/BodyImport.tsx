import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNames } from "@/api/admin/useNames";
import type { SharedInputs } from "@/api/nouns";
import { writeShared } from "@/api/records";
import { undoChange } from "@/api/undo";
import { ImportDrawer, type ImportRow } from "@/ui/records/ImportDrawer";
import { useUndoToast } from "@/ui/useUndoToast";
import type { BodyRow } from "./BodiesPage";

interface Named {
  code: string;
  body: { name: string; aliases?: readonly string[] };
}

/** The code of the record that bears this code, name or other name; the text itself where none does. */
function codeOf(text: string | undefined, known: readonly Named[]) {
  if (!text) return null;
  const named = (fits: (one: Named) => boolean | undefined) => known.find(fits)?.code;
  return (
    named(({ code }) => code === text) ??
    named(({ body }) => body.name === text) ??
    named(({ body }) => body.aliases?.includes(text)) ??
    text
  );
}

/** A table of bodies, compared with those there are before anything is written. */
export function BodyImport({ open, rows, onClose }: { open: boolean; rows: BodyRow[]; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useUndoToast();
  const client = useQueryClient();
  const { areas } = useNames();
  const columns = useMemo(
    () =>
      (["code", "name", "aliases", "parent", "area", "valid_from", "valid_to"] as const).map((key) => ({
        key,
        title: key.startsWith("valid") ? t(`records.${key}`) : t(`bodies.${key}`),
        names: [key.startsWith("valid") ? t(`records.${key}`) : t(`bodies.${key}`)],
      })),
    [t],
  );
  const body = useCallback(
    (values: Record<string, string>): SharedInputs["bodies"] => ({
      code: values.code ?? "",
      name: values.name ?? "",
      aliases: (values.aliases ?? "").split(/[、,;]/).filter(Boolean),
      parent: codeOf(values.parent, rows),
      area: codeOf(values.area, areas),
      valid_from: values.valid_from || null,
      valid_to: values.valid_to || null,
    }),
    [rows, areas],
  );
  const compare = useCallback(
    (values: Record<string, string>): ImportRow => {
      const next = body(values);
      const there = rows.find(({ code }) => code === next.code);
      if (!next.code || !next.name)
        return { code: next.code, what: "refused", detail: t("import.no_code"), values };
      if (!there) return { code: next.code, what: "new", detail: "", values };
      const differs = (["name", "aliases", "parent", "area", "valid_from", "valid_to"] as const).filter(
        (key) => key in values && String(next[key] ?? "") !== String(there.body[key] ?? ""),
      );
      const detail = differs.map((key) => columns.find((one) => one.key === key)?.title).join("、");
      return { code: next.code, what: differs.length ? "changed" : "same", detail, values };
    },
    [rows, body, columns, t],
  );
  const save = (row: ImportRow) => {
    const there = rows.find(({ code }) => code === row.code);
    const next = Object.entries(body(row.values)).filter(([key]) => key in row.values);
    return writeShared("bodies", row.code, there?.version ?? null, {
      ...body(row.values),
      ...there?.body,
      ...Object.fromEntries(next),
    });
  };
  return (
    <ImportDrawer
      title={t("bodies.import")}
      open={open}
      onClose={onClose}
      columns={columns}
      compare={compare}
      save={save}
      onDone={(count, changes) => {
        const again = () => client.invalidateQueries({ queryKey: ["records", "", "bodies"] });
        const undo = async () => {
          for (const change of changes) await undoChange(change);
          await again();
        };
        toast(t("import.saved", { count }), undo);
        void again();
        onClose();
      }}
    />
  );
}
