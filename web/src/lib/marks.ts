/** Cutting a line of a document where items stand in it. */

/** A span of a line that belongs to an item; offsets in Unicode scalar values. */
export interface Span {
  code: string;
  start: number;
  end: number;
}

/** A stretch of a line: plain, or of one or several items. */
export interface Stretch {
  text: string;
  /** The items it belongs to, the shortest span first: that one is meant by a press. */
  codes: string[];
}

/** The line as stretches. Spans may overlap or hold each other; what lies outside the line is cut off. */
export function stretches(line: string, spans: readonly Span[]): Stretch[] {
  const letters = Array.from(line);
  const inside = spans
    .map((span) => ({ ...span, start: Math.max(0, span.start), end: Math.min(letters.length, span.end) }))
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const cuts = new Set([0, letters.length, ...inside.flatMap((span) => [span.start, span.end])]);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1] ?? letters.length;
    const codes = inside.filter((span) => span.start <= start && span.end >= end).map((span) => span.code);
    return { text: letters.slice(start, end).join(""), codes };
  });
}
