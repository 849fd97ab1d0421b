/** Build of the console: one bundle for desk, kitchen and board, served by the backend below /static/console/. */
import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const backend = `http://127.0.0.1:${process.env.DIANDAN_PORT ?? "8700"}`;
const BASE = "/static/console/";

/** In development, answer the page's own addresses with index.html as the backend does. */
function pageAddresses(): Plugin {
  return {
    name: "page-addresses",
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/(console|kitchen|board)(\/|$|\?)/.test(request.url ?? "")) request.url = BASE;
        next();
      });
    },
  };
}

export default defineConfig({
  base: BASE,
  plugins: [vue(), pageAddresses()],
  resolve: {
    alias: {
      "@wire": at("../packages/wire/src"),
      "@words": at("../packages/words/src"),
      "@tokens": at("../packages/tokens/src"),
      "@contracts": at("../packages/contracts/src"),
      "@": at("./src"),
    },
    dedupe: ["vue"],
  },
  build: {
    target: "es2022",
    chunkSizeWarningLimit: 600,
    reportCompressedSize: false,
  },
  server: {
    proxy: { "/api": backend, "/media": backend },
  },
  test: {
    name: "console",
    environment: "node",
    include: ["src/**/*.test.ts"],
  },
});
