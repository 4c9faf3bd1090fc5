import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "./src/browser/index.ts";

const artifacts = join(import.meta.dirname, "artifacts");

export default defineConfig({
  testDir: "specs",
  outputDir: join(artifacts, "failures"),
  globalSetup: "./global-setup.ts",
  // One product, one runner, one browser: specs take turns.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["json"] as const] : [])],
  use: {
    browserName: "chromium",
    launchOptions: chromiumLaunch,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    contextOptions: { reducedMotion: "reduce" },
  },
});
