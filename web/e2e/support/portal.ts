/** A government portal: hands out files below a path of its own, under a strict policy. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";

/** Archives of Waymark are stored, not compressed: header, name, bytes, one after the other. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    const size = archive.readUInt32LE(at + 18);
    const name = archive.readUInt16LE(at + 26);
    const from = at + 30 + name + archive.readUInt16LE(at + 28);
    files.set(archive.toString("utf8", at + 30, at + 30 + name), archive.subarray(from, from + size));
    at = from + size;
  }
  return files;
}

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".css": "text/css",
  ".csv": "text/csv; charset=utf-8",
  ".json": "application/json",
};

/** A portal that runs. */
export interface Portal {
  origin: string;
  stop: () => void;
}

/** Serves the files at `path`, and nothing at the root. */
export async function startPortal(files: Map<string, Buffer>, path: string): Promise<Portal> {
  const server = createServer((request, reply) => {
    const address = request.url ?? "";
    const file = address.startsWith(path) ? files.get(address.slice(path.length)) : undefined;
    if (!file) return reply.writeHead(404).end();
    reply.writeHead(200, {
      "Content-Type": TYPES[extname(address)] ?? "application/octet-stream",
      "Content-Security-Policy": "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'",
      "X-Content-Type-Options": "nosniff",
    });
    return reply.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => server.close(),
  };
}
