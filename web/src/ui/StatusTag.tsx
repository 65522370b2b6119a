import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  MinusCircleOutlined,
  SyncOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";

/** Colours of rule sets and of states; each has its own icon, so that colour is never alone. */
export type Tone = "green" | "yellow" | "red" | "blue" | "grey" | "waiting";

const ICONS: Record<Tone, ReactNode> = {
  green: <CheckCircleOutlined aria-hidden />,
  yellow: <ExclamationCircleOutlined aria-hidden />,
  red: <CloseCircleOutlined aria-hidden />,
  blue: <SyncOutlined aria-hidden />,
  grey: <MinusCircleOutlined aria-hidden />,
  waiting: <ClockCircleOutlined aria-hidden />,
};

const TONES = Object.keys(ICONS) as Tone[];

/**
 * The tone of a colour a rule set names; grey where it is none of ours. What waits for data looks different from
 * what is not judged, whatever the rule set paints them with.
 */
export const toneOf = (color: string | null | undefined, status?: string): Tone =>
  status === "data_not_out" ? "waiting" : (TONES.find((tone) => tone === color) ?? "grey");

/** A word of state: dark text, icon and word, at least 4.5:1. */
export function StatusTag({ tone, children, title }: { tone: Tone; children: ReactNode; title?: string }) {
  return (
    <span className={`wm-status wm-status-${tone}`} title={title}>
      {ICONS[tone]}
      <span>{children}</span>
    </span>
  );
}
