import { memo, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TextBlock } from "@/api/plan";
import { type Span, stretches } from "@/lib/marks";
import type { Decidable } from "@/lib/reading";

/** A place marked in the text. */
export interface Mark extends Span {
  line: number;
  state: Decidable["state"];
  title: string;
}

interface LineProps {
  line: TextBlock;
  marks: readonly Mark[];
  /** The item looked at, where it stands in this line. */
  current: string | null;
  onPick: (code: string) => void;
}

const NONE: readonly Mark[] = [];

/** One line as printed; items in it can be pressed. */
const Line = memo(function Line({ line, marks, current, onPick }: LineProps) {
  const { t } = useTranslation();
  const parts = stretches(line.text, marks);
  const content = parts.map((part, at) => {
    const mark = marks.find(
      (one) => one.code === (part.codes.includes(current ?? "") ? current : part.codes[0]),
    );
    if (!mark) return part.text;
    const classes = ["wm-mark", `wm-mark-${mark.state}`, mark.code === current ? "wm-mark-current" : ""];
    return (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of a line never change places
        key={at}
        type="button"
        tabIndex={-1}
        className={classes.join(" ")}
        data-mark={mark.code}
        title={`${t(`reading.states.${mark.state}`)} · ${mark.title}`}
        onClick={() => onPick(mark.code)}
      >
        {part.text}
      </button>
    );
  });
  const level = line.level ?? 0;
  const looks = level ? `wm-line-${Math.min(level, 3)}` : `wm-line-${line.kind}`;
  const place = line.cell && {
    gridRow: `${line.cell[1] + 1} / span ${line.cell[3]}`,
    gridColumn: `${line.cell[2] + 1} / span ${line.cell[4]}`,
  };
  return (
    <p className={`wm-line ${looks}`} data-line={line.line} style={place ?? undefined}>
      {content}
    </p>
  );
});

/** Lines, with the cells of one table together. */
function grouped(lines: readonly TextBlock[]): TextBlock[][] {
  const groups: TextBlock[][] = [];
  for (const line of lines) {
    const last = groups[groups.length - 1];
    const table = line.cell?.[0];
    if (last && table !== undefined && last[0]?.cell?.[0] === table) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** The document with every item marked in place. The line of the item looked at is kept in sight. */
export function TextPane(props: {
  title: string;
  lines: readonly TextBlock[];
  marks: readonly Mark[];
  current: string | undefined;
  onPick: (code: string) => void;
}) {
  const { title, lines, marks, current, onPick } = props;
  const frame = useRef<HTMLDivElement>(null);
  const byLine = useMemo(() => {
    const map = new Map<number, Mark[]>();
    for (const mark of marks) map.set(mark.line, [...(map.get(mark.line) ?? []), mark]);
    return map;
  }, [marks]);
  const groups = useMemo(() => grouped(lines), [lines]);
  const currentLine = marks.find((mark) => mark.code === current)?.line;
  useEffect(() => {
    const box = frame.current;
    const line = box?.querySelector<HTMLElement>(`[data-line="${currentLine}"]`);
    if (!box || !line) return;
    const [top, bottom] = [line.offsetTop, line.offsetTop + line.offsetHeight];
    if (top < box.scrollTop + 24 || bottom > box.scrollTop + box.clientHeight - 24) {
      box.scrollTop = top - box.clientHeight / 3;
    }
  }, [currentLine]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
    <section ref={frame} className="wm-text" aria-label={title} tabIndex={0}>
      {groups.map((group) => {
        const inside = group.map((line) => (
          <Line
            key={line.line}
            line={line}
            marks={byLine.get(line.line) ?? NONE}
            current={line.line === currentLine ? (current ?? null) : null}
            onPick={onPick}
          />
        ));
        return group[0]?.cell ? (
          <div key={group[0].line} className="wm-text-table">
            {inside}
          </div>
        ) : (
          inside
        );
      })}
    </section>
  );
}
