/** The real server on the two examples, in a fresh folder: `waymark demo`. */
import { rmSync } from "node:fs";
import { end, freshFolder, start } from "./process";

/** A demo that runs. */
export interface Demo {
  origin: string;
  /** One-time links by the name of the account. */
  links: Map<string, string>;
  stop: () => Promise<void>;
}

const LINK = /^\s+(http\S+\/set-up#\S+)$/;

/** Starts the demo and waits for its links. */
export async function startDemo(): Promise<Demo> {
  const folder = freshFolder();
  const running = await start(/Ctrl\+C/, "demo", "--data", folder, "--listen", "127.0.0.1:0");
  const links = new Map<string, string>();
  const lines = running.printed.split("\n");
  lines.forEach((line, at) => {
    const link = LINK.exec(line)?.[1];
    if (link) links.set((lines[at - 1] ?? "").trim(), link);
  });
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(running.printed)?.[0];
  if (!origin) throw new Error(`the demo did not say where it is: ${running.printed}`);
  const stop = async () => {
    await end(running);
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin, links, stop };
}

/** The link of the account whose name begins like this. */
export function linkOf(demo: Demo, name: string): string {
  for (const [who, link] of demo.links) if (who.startsWith(name)) return link;
  throw new Error(`no account ${name}: ${[...demo.links.keys()].join(", ")}`);
}
