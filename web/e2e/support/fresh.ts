/** An empty system: `waymark set-up`, then `waymark serve`. */
import { rmSync } from "node:fs";
import { end, freshFolder, type Running, run, start } from "./process";

/** A system that was set up and runs. */
export interface Fresh {
  origin: string;
  /** Where the data are. */
  folder: string;
  /** One-time links by account. */
  links: Map<string, string>;
  /** Ends it by force, as a power cut would. */
  kill: () => Promise<void>;
  /** Starts it again at the same address. */
  again: () => Promise<void>;
  stop: () => Promise<void>;
}

const SERVES = /http:\/\/127\.0\.0\.1:\d+/;

/** Sets up and serves, at a port of its own unless one is said; further arguments go to `serve`. */
export async function startFresh(port = 0, ...more: string[]): Promise<Fresh> {
  const folder = freshFolder();
  const printed = run("set-up", "--data", folder);
  const serve = (listen: string): Promise<Running> =>
    start(SERVES, "serve", "--data", folder, "--listen", listen, ...more);
  let running = await serve(`127.0.0.1:${port}`);
  const origin = SERVES.exec(running.printed)?.[0] ?? "";
  const links = new Map(
    printed
      .trim()
      .split("\n")
      .map((line) => line.split("\t"))
      .map(([account = "", , path = ""]) => [account, `${origin}${path}`]),
  );
  return {
    ...{ origin, folder, links },
    kill: () => end(running, "SIGKILL"),
    again: async () => {
      running = await serve(origin.replace("http://", ""));
    },
    stop: async () => {
      await end(running);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
