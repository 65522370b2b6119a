import type { PackFiles } from "@/api/admin/types";
import type { Envelope } from "@/api/types";
import { listOf, parseToml, type TomlTable, textOf } from "@/lib/toml";

/** What a pack says of itself, and its tables. */
export interface PackRead {
  code: string;
  version: string;
  kind: string;
  title: string;
  title_en: string;
  status: string;
  issuer: string;
  document_number: string;
  valid: string;
  sources: TomlTable[];
  /** Lists of its files with how many rows each has. */
  lists: { name: string; rows: TomlTable[] }[];
  record: Envelope<PackFiles>;
}

/** Reads a pack's own files. */
export function readPack(record: Envelope<PackFiles>): PackRead {
  const manifest = parseToml(record.body.files["pack.toml"] ?? "");
  const lists = Object.entries(record.body.files)
    .filter(([name]) => name !== "pack.toml" && name.endsWith(".toml"))
    .flatMap(([, text]) => {
      const table = parseToml(text);
      return Object.keys(table).flatMap((name) => {
        const rows = listOf(table, name);
        return rows.length ? [{ name, rows }] : [];
      });
    });
  return {
    code: record.code,
    version: textOf(manifest, "version"),
    kind: textOf(manifest, "kind"),
    title: textOf(manifest, "title") || record.code,
    title_en: textOf(manifest, "title_en"),
    status: textOf(manifest, "status"),
    issuer: textOf(manifest, "issuer"),
    document_number: textOf(manifest, "document_number"),
    valid: [textOf(manifest, "valid_from"), textOf(manifest, "valid_to")].some(Boolean)
      ? `${textOf(manifest, "valid_from") || "…"} — ${textOf(manifest, "valid_to") || "…"}`
      : "",
    sources: listOf(manifest, "source"),
    lists,
    record,
  };
}
