/** The executable as a process of its own, which ends with the test. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The executable: `WAYMARK`, or what cargo built. */
function executable(): string {
  const target = process.env.CARGO_TARGET_DIR ?? "../target";
  const found = [process.env.WAYMARK, join(target, "debug/waymark"), join(target, "release/waymark")].find(
    (path) => path && existsSync(path),
  );
  if (!found) throw new Error("no executable: run cargo build -p waymark, or set WAYMARK");
  return found;
}

const env = () => ({ ...process.env, LANG: "zh_CN.UTF-8" });

/** A fresh folder for data. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), "waymark-e2e-"));

/** Runs a command to its end and gives its standard output. */
export const run = (...args: string[]): string =>
  execFileSync(executable(), args, { env: env(), encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** A server that runs, with what it has printed. */
export interface Running {
  child: ChildProcess;
  printed: string;
}

/** Starts a server; ready once it has printed what says so. */
export function start(ready: RegExp, ...args: string[]): Promise<Running> {
  const child = spawn(executable(), args, { env: env(), stdio: ["ignore", "pipe", "pipe"] });
  return new Promise((resolve, reject) => {
    let printed = "";
    child.on("exit", (code) => reject(new Error(`waymark ${args[0]} ended with ${code}: ${printed}`)));
    const hear = (chunk: Buffer) => {
      printed += chunk;
      if (ready.test(printed)) resolve({ child, printed });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
  });
}

/** Ends it: as a service would, or by force. */
export function end({ child }: Running, signal: "SIGINT" | "SIGKILL" = "SIGINT"): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners("exit");
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}
