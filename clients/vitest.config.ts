/** Runs the tests of the shared packages; the console brings its own project. */
import { existsSync } from "node:fs";
import { defineConfig } from "vitest/config";

const apps = ["console/vite.config.ts"].filter((file) => existsSync(new URL(file, import.meta.url)));

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "packages",
          include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts"],
          environment: "node",
        },
      },
      ...apps,
    ],
  },
});
