// Builds the web app for production where what lies there was not built from these sources.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const web = join(root, "web");
const record = join(web, ".next", "built-from");

/** A hash of all that determines the build. */
function hashSources() {
  const hash = createHash("sha256");
  const files = [
    ...globSync("web/src/**/*.{ts,tsx,css,svg,json}", { cwd: root }),
    ...globSync("db/src/contract/*.ts", { cwd: root }),
    ...["web/next.config.ts", "web/postcss.config.mjs", "web/tsconfig.json", "package-lock.json"],
  ];
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function isBuilt(hash) {
  try {
    return readFileSync(record, "utf8") === hash;
  } catch {
    return false;
  }
}

const hash = hashSources();
if (!isBuilt(hash)) {
  console.error("Building the web app...");
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: web,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
    stdio: ["ignore", process.argv.includes("--quiet") ? "ignore" : "inherit", "inherit"],
  });
  const status = await new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  if (status !== 0) process.exit(status);
  writeFileSync(record, hash);
}
