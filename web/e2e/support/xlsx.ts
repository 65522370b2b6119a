/** Workbooks as a spreadsheet program reads them: the parts of the archive, the cells of a sheet. */
import { inflateRawSync } from "node:zlib";
import { type Part, zip } from "@/lib/zip";

/** Every part of the archive by its name. */
export function unzip(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [path, extra, note] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + size);
    parts.set(
      bytes.toString("utf8", at + 46, at + 46 + path),
      (method === 0 ? data : inflateRawSync(data)).toString("utf8"),
    );
    at += 46 + path + extra + note;
  }
  return parts;
}

/** The archive again. */
export const rezip = (parts: Map<string, string>): Buffer => Buffer.from(zip([...parts] as Part[]));

const plain = (xml: string) =>
  [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)]
    .map(([, text = ""]) => text)
    .join("")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** The rows of the first sheet, each a list of texts. */
export function rowsOf(parts: Map<string, string>): string[][] {
  const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
  const shared = [...(parts.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, one = ""]) => plain(one),
  );
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = "", inner = ""]) => {
      if (/t="inlineStr"/.test(attributes)) return plain(inner);
      const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? "";
      return /t="s"/.test(attributes) ? (shared[Number(value)] ?? "") : value;
    }),
  );
}
