// Makes sure that there is a Chromium to test with: the system's, else Playwright's own, installed on the first call.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { chromiumPath } from "../src/browser/index.ts";

if (!existsSync(chromiumPath())) {
  console.error("Installing Chromium for the tests...");
  const cli = join(
    dirname(createRequire(import.meta.url).resolve("@playwright/test/package.json")),
    "cli.js",
  );
  const args = [cli, "install", "--no-shell", "chromium"];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  const [code] = await once(child, "exit");
  process.exitCode = code ?? 1;
}
