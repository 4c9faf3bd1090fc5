// Entry of `npm start|test|bench|dev|dbdpo`: installs what is missing, then runs the task on the pinned Node.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bin = join(root, "node_modules", ".bin");
const node = join(bin, process.platform === "win32" ? "node.cmd" : "node");

function run(command, args) {
  const { status, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  return signal ? 1 : (status ?? 1);
}

if (!existsSync(node)) {
  console.log("Installing dependencies (first run only)...");
  process.env.ONNXRUNTIME_NODE_INSTALL = "skip";
  const status = run("npm", ["ci", "--no-progress"]);
  if (status !== 0) process.exit(status);
}

function test(args) {
  const folder = mkdtempSync(join(tmpdir(), "dbdpo-test-"));
  const report = join(folder, "report.json");
  const status = run(node, [
    join(root, "node_modules", "vitest", "vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...args,
  ]);
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined;
  rmSync(folder, { recursive: true });
  if (counts) console.log(`${counts.numPassedTests} passed, ${counts.numFailedTests} failed`);
  return status;
}

const [task, ...args] = process.argv.slice(2);
const cli = join(root, "gpu-runner", "src", "cli", "main.ts");
const tasks = {
  test: () => test(args),
  start: () => run(node, [cli, "demo", ...args]),
  dbdpo: () => run(node, [cli, ...args]),
};
const chosen = tasks[task];
if (!chosen) {
  console.error(`Unknown task "${task}"; expected one of ${Object.keys(tasks).join(", ")}.`);
  process.exit(2);
}
process.exit(chosen());
