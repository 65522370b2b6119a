/** The real server on the two examples, in a fresh folder: `waymark demo`. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A demo that runs. */
export interface Demo {
  origin: string;
  /** One-time links by the name of the account. */
  links: Map<string, string>;
  stop: () => Promise<void>;
}

/** The executable: `WAYMARK`, or what cargo built. */
function executable(): string {
  const target = process.env.CARGO_TARGET_DIR ?? "../target";
  const found = [process.env.WAYMARK, join(target, "debug/waymark"), join(target, "release/waymark")].find(
    (path) => path && existsSync(path),
  );
  if (!found) throw new Error("no executable: run cargo build -p waymark, or set WAYMARK");
  return found;
}

const LINK = /^\s+(http\S+\/set-up#\S+)$/;

/** Starts the demo and waits for its links. */
export async function startDemo(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), "waymark-e2e-"));
  const child = spawn(executable(), ["demo", "--data", folder, "--listen", "127.0.0.1:0"], {
    env: { ...process.env, LANG: "zh_CN.UTF-8" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const links = new Map<string, string>();
  const origin = await new Promise<string>((resolve, reject) => {
    let text = "";
    let faults = "";
    child.stderr.on("data", (chunk) => {
      faults += chunk;
    });
    child.on("exit", (code) => reject(new Error(`waymark demo ended with ${code}: ${faults}`)));
    child.stdout.on("data", (chunk) => {
      text += chunk;
      if (!/Ctrl\+C/.test(text)) return;
      const lines = text.split("\n");
      lines.forEach((line, at) => {
        const link = LINK.exec(line)?.[1];
        if (link) links.set((lines[at - 1] ?? "").trim(), link);
      });
      const first = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (first) resolve(first);
    });
  });
  return { origin, links, stop: () => stop(child, folder) };
}

function stop(child: ChildProcess, folder: string): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", () => {
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
    child.kill("SIGINT");
  });
}

/** The link of the account whose name begins like this. */
export function linkOf(demo: Demo, name: string): string {
  for (const [who, link] of demo.links) if (who.startsWith(name)) return link;
  throw new Error(`no account ${name}: ${[...demo.links.keys()].join(", ")}`);
}
