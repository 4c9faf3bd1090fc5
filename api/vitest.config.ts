import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

const { resolve } = createRequire(import.meta.url);

export default defineConfig({
  // As Node resolves them: the bundler's choice would load a second GraphQL beside the one that the libraries load.
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: resolve("graphql") },
      { find: /^ws$/, replacement: resolve("ws") },
    ],
  },
  test: { include: ["{src,bench}/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
