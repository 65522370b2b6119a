/** The OpenID Connect provider of the sign-in tests, as a process of its own. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../../crates/waymark-app/tests/oidc", import.meta.url));

/** Whether `npm ci` has been run for it. */
export const hasProvider = existsSync(join(FOLDER, "node_modules/oidc-provider"));

/** A port nobody listens at. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });

/** A provider that runs. */
export interface Provider {
  issuer: string;
  /** The file `waymark serve --oidc` takes. */
  file: string;
  stop: () => void;
}

/** Starts one for a server that will listen at the port. */
export function startProvider(port: number): Promise<Provider> {
  const redirect_url = `http://127.0.0.1:${port}/api/v1/session/oidc/callback`;
  const child = spawn("node", ["provider.mjs", redirect_url], {
    cwd: FOLDER,
    stdio: ["pipe", "pipe", "ignore"],
  });
  return new Promise((resolve, reject) => {
    child.on("exit", (code) => reject(new Error(`the provider ended with ${code}`)));
    child.stdout.once("data", (chunk) => {
      const issuer = String(chunk).trim();
      const file = join(mkdtempSync(join(tmpdir(), "waymark-oidc-")), "oidc.json");
      const client = { client_id: "waymark", client_secret: "a secret of the test" };
      writeFileSync(
        file,
        JSON.stringify({ name: "统一认证", issuer, ...client, redirect_url, claim: "sub", scopes: [] }),
        { mode: 0o600 },
      );
      resolve({ issuer, file, stop: () => child.kill() });
    });
  });
}
