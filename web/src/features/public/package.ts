import type { PublicData } from "@/api/public";
import { type Cell, csv } from "@/lib/csv";
import type { Part } from "@/lib/zip";
import { type PublicPoint, type PublicRow, publicRows } from "./rows";

/** The words of the package, in the language it is made in. */
export interface PackageWords {
  language: string;
  title: string;
  /** Line of invented data; empty where the data are real. */
  invented: string;
  since: string;
  foot: string;
  publications: string;
  /** One publication: title, day, release. */
  publication: (body: PublicData["publications"][number]["body"]) => string;
  columns: {
    number: string;
    indicator: string;
    area: string;
    unit: string;
    period: string;
    value: string;
    caliber: string;
    source: string;
    notes: string;
  };
  /** What is said at the first value of another caliber. */
  caliber: (period: string, name: string) => string;
  period: (code: string) => string;
  value: (row: PublicRow, at: number) => string;
  name: (row: PublicRow) => string;
  back: string;
  files: string;
}

const safe = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** A file of its own: a portal that allows no inline style shows the pages as they are meant. */
const STYLE = `body{margin:0 auto;max-width:1100px;padding:24px;font:15px/1.7 system-ui,"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;color:#1f1f1f;background:#fff}
.t{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{border:1px solid #bfbfbf;padding:4px 8px;text-align:left;vertical-align:top}th{background:#f0f0f0;white-space:nowrap}td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
a{color:#0958d9}.q{color:#595959}.i{padding:6px 12px;border-left:4px solid #d48806;background:#fff7e0;color:#613400}svg{max-width:100%;height:auto}
@media (max-width:480px){body{padding:12px}}
@media print{body{max-width:none;padding:0;font-size:10pt}a{color:inherit;text-decoration:none}tr,svg{break-inside:avoid}thead{display:table-header-group}.i{border:1px solid}}
`;

const page = (words: PackageWords, title: string, body: string) =>
  `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<h1>${safe(title)}</h1>
${words.invented ? `<p class="i">${safe(words.invented)}</p>\n` : ""}${body}
<p class="q">${safe(words.since)}</p>
<p class="q">${safe(words.foot)}</p>
</body>
</html>
`;

/** The notes on a point, and where its caliber is another than before. */
const notesOn = ({ period, notes, apart, caliber }: PublicPoint, words: PackageWords) =>
  [...notes, ...(apart ? [words.caliber(period, caliber ?? "")] : [])].join("；");

/** The years as bars, drawn by hand: the package carries no script. A line stands where the caliber changes. */
function bars(row: PublicRow, words: PackageWords): string {
  const points = row.points
    .map(({ period, reading, apart, caliber }, at) => ({
      period,
      at,
      note: apart ? words.caliber(period, caliber ?? "") : "",
      number: Number(reading?.value ?? Number.NaN),
    }))
    .filter(({ number }) => Number.isFinite(number));
  if (points.length < 2) return "";
  const top = Math.max(...points.map(({ number }) => number), 0);
  const low = Math.min(...points.map(({ number }) => number), 0);
  const [width, height, step] = [Math.max(400, points.length * 72), 220, 72];
  const y = (number: number) => 20 + ((top - number) / (top - low || 1)) * (height - 50);
  const drawn = points.map(({ period, at, number, note }, k) => {
    const [from, to] = [Math.min(y(number), y(0)), Math.max(y(number), y(0))];
    const x = k * step + 14;
    const change = note
      ? `<line x1="${x - 14}" y1="4" x2="${x - 14}" y2="${height - 24}" stroke="#722ed1" stroke-width="2" stroke-dasharray="3 4"><title>${safe(note)}</title></line>`
      : "";
    return `${change}<rect x="${x}" y="${from.toFixed(1)}" width="44" height="${Math.max(1, to - from).toFixed(1)}" fill="#0958d9"/><text x="${x + 22}" y="${(from - 5).toFixed(1)}" text-anchor="middle">${safe(words.value(row, at))}</text><text x="${x + 22}" y="${height - 8}" text-anchor="middle">${safe(words.period(period))}</text>`;
  });
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" role="img" aria-label="${safe(words.name(row))}" font-size="12">${drawn.join("")}</svg>`;
}

const table = (head: string[], lines: string[]) =>
  `<div class="t"><table><thead><tr>${head.map((one) => `<th scope="col">${safe(one)}</th>`).join("")}</tr></thead><tbody>${lines.join("\n")}</tbody></table></div>`;

const fileOf = (row: PublicRow) =>
  `${row.series.indicator}_${row.series.area}`.replace(/[^A-Za-z0-9_@$-]/g, "_");

function indicatorPage(row: PublicRow, words: PackageWords): string {
  const { columns } = words;
  const lines = row.points.map(
    (point, at) =>
      `<tr><td>${safe(words.period(point.period))}</td><td class="n">${safe(words.value(row, at))}</td><td>${safe(point.reading?.source ?? "")}</td><td>${safe(notesOn(point, words))}</td></tr>`,
  );
  const unit = `<p>${safe(columns.unit)}: ${safe(row.series.unit || "—")}</p>`;
  const notes = row.series.notes.map((note) => `<li>${safe(note)}</li>`).join("");
  return page(
    words,
    `${words.name(row)} · ${row.series.area_name}`,
    `<p><a href="index.html">${safe(words.back)}</a></p>${unit}${bars(row, words)}
${table([columns.period, columns.value, columns.source, columns.notes], lines)}${notes ? `<ul>${notes}</ul>` : ""}`,
  );
}

function indexPage(data: PublicData, rows: PublicRow[], words: PackageWords): string {
  const { columns } = words;
  const head = [
    columns.number,
    columns.indicator,
    columns.area,
    columns.unit,
    columns.period,
    columns.value,
    columns.source,
  ];
  const lines = rows.map((row) => {
    const at = row.latest ? row.points.indexOf(row.latest) : -1;
    return `<tr><td class="n">${row.indicator?.body.number ?? ""}</td><td><a href="${fileOf(row)}.html">${safe(words.name(row))}</a></td><td>${safe(row.series.area_name)}</td><td>${safe(row.series.unit)}</td><td>${safe(row.latest ? words.period(row.latest.period) : "")}</td><td class="n">${safe(at >= 0 ? words.value(row, at) : "")}</td><td>${safe(row.latest?.reading?.source ?? "")}</td></tr>`;
  });
  const publications = data.publications.map(({ body }) => `<li>${safe(words.publication(body))}</li>`);
  return page(
    words,
    words.title,
    `${table(head, lines)}
<p>${safe(words.files)} <a href="data.csv">CSV</a> <a href="data.json">JSON</a></p>
<h2>${safe(words.publications)}</h2>
<ul>${publications.join("\n")}</ul>`,
  );
}

function dataCsv(rows: PublicRow[], words: PackageWords): string {
  const { columns } = words;
  const cells = rows.flatMap((row) =>
    row.points.map((point, at): Cell[] => [
      { text: row.series.indicator },
      { text: words.name(row) },
      { text: row.series.area },
      { text: row.series.area_name },
      { text: point.period },
      { text: words.value(row, at), number: point.reading?.value ?? null },
      { text: point.reading?.unit ?? row.series.unit },
      { text: point.caliber ?? "" },
      { text: point.reading?.source ?? "" },
      { text: notesOn(point, words) },
    ]),
  );
  const head = [
    "indicator",
    columns.indicator,
    "area",
    columns.area,
    columns.period,
    columns.value,
    columns.unit,
    columns.caliber,
    columns.source,
    columns.notes,
  ];
  return csv(head, cells, [words.title, ...(words.invented ? [words.invented] : []), words.since]);
}

/** The files of the package: pages without script, the same data as CSV and JSON. */
export function packageParts(data: PublicData, words: PackageWords): Part[] {
  const rows = publicRows(data);
  const { about, publications, indicators } = data;
  const json = {
    plan: about.code,
    title: about.body.title,
    invented: about.body.invented,
    publications: publications.map(({ code, body: { title, release, indicators, areas, published_on } }) => ({
      code,
      title,
      release,
      indicators,
      areas,
      published_on,
    })),
    indicators: indicators
      .filter(({ code }) => rows.some(({ series }) => series.indicator === code))
      .map(({ body }) => body),
    series: rows.map(({ series }) => series),
  };
  return [
    ["index.html", indexPage(data, rows, words)],
    ["style.css", STYLE],
    ...rows.map((row): Part => [`${fileOf(row)}.html`, indicatorPage(row, words)]),
    ["data.csv", dataCsv(rows, words)],
    ["data.json", `${JSON.stringify(json, null, 2)}\n`],
  ];
}
