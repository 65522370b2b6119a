import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Where `waymark serve` listens while the app is developed. */
const server = process.env.WAYMARK_SERVER ?? "http://127.0.0.1:8080";

/** Leaves a brotli form beside every text file, so that the server need not compress. */
const brotli = (): Plugin => ({
  name: "brotli",
  apply: "build",
  writeBundle({ dir = "dist" }) {
    for (const path of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
      if (!/\.(js|css|html|svg)$/.test(path)) continue;
      writeFileSync(join(dir, `${path}.br`), brotliCompressSync(readFileSync(join(dir, path))));
    }
  },
});

export default defineConfig({
  plugins: [react(), brotli()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    // Chromium 89 and later: 360, 奇安信 and UOS browsers of the years since 2021.
    target: "chrome89",
    // Addresses of small pictures inside scripts would need `data:` in the security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Over HTTP/1.1 a browser asks for six files at a time: few files are there sooner than many small ones.
          groups: [
            { name: "charts", test: /node_modules.(echarts|zrender)/, priority: 3 },
            { name: "begin", tags: ["$initial"], priority: 2 },
            { name: "parts", minShareCount: 8, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": server, "/healthz": server } },
  test: { environment: "node", include: ["src/**/*.test.ts", "src/**/*.test.tsx"] },
});
