// Entry of `npm start|test|bench|dev|api|dbdpo`: installs what is missing, then runs the task on the pinned Node.
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
// How Node runs the API: garbage is collected before it piles up to what a large machine would allow.
import apiFlags from "./api-flags.json" with { type: "json" };

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const windows = process.platform === "win32";
const node = join(modules, "node", "bin", windows ? "node.exe" : "node");
const vitest = join(modules, "vitest", "vitest.mjs");
const cli = join(root, "gpu-runner", "src", "cli", "main.ts");
const api = join(root, "api", "src", "main.ts");
const portal = join(root, "scripts", "start-portal.mjs");
const webBuild = join(root, "scripts", "build-web.mjs");
const e2e = join(root, "e2e");
const playwright = join(modules, "@playwright", "test", "cli.js");
const ensureBrowser = join(e2e, "scripts", "ensure-browser.ts");
const benches = {
  engine: join(root, "gpu-runner", "bench", "main.ts"),
  api: join(root, "api", "bench", "main.ts"),
  web: join(root, "e2e", "bench", "main.ts"),
};

/** A terminal already sends Ctrl-C to the whole process group; forwarding it too would deliver it twice. */
function terminalSignalsTheGroup() {
  if (windows) return true;
  try {
    closeSync(openSync("/dev/tty", "r"));
    return true;
  } catch {
    return false;
  }
}

/** Runs to the end and resolves to the exit code; dies of the signal that killed the child. */
function run(command, args, { env = {}, ...options } = {}) {
  const child = spawn(command, args, {
    stdio: "inherit",
    env: {
      ...env,
      ...process.env,
      ONNXRUNTIME_NODE_INSTALL: "skip",
      PATH: join(modules, ".bin") + delimiter + process.env.PATH,
    },
    ...options,
  });
  const terminal = terminalSignalsTheGroup();
  const handlers = {
    SIGINT: () => terminal || child.kill("SIGINT"),
    SIGTERM: () => child.kill("SIGTERM"),
    SIGHUP: () => terminal || child.kill("SIGHUP"),
  };
  for (const [signal, handler] of Object.entries(handlers)) process.on(signal, handler);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status, signal) => {
      for (const [name, handler] of Object.entries(handlers)) process.off(name, handler);
      if (signal) process.kill(process.pid, signal);
      else resolve(status);
    });
  });
}

/** Whether what npm installed last is what the lockfile asks for; packages of other platforms may be absent. */
function isInstalled() {
  const record = join(modules, ".package-lock.json");
  if (!existsSync(node) || !existsSync(record)) return false;
  const { packages: installed } = JSON.parse(readFileSync(record, "utf8"));
  const { packages: locked } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(locked).every(
    ([path, { version, optional, link }]) =>
      !path.startsWith("node_modules/") || optional || link || installed[path]?.version === version,
  );
}

async function install() {
  if (isInstalled()) return;
  console.error("Installing dependencies...");
  const status = await run("npm", ["ci", "--no-progress"], { cwd: root, shell: windows });
  if (status !== 0) process.exit(status);
}

/** Files that never got to run a test (a broken import) count as one failure each, or the total would hide them. */
function vitestTotal({ testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  const unread = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  ).length;
  return { passed: numPassedTests, failed: numFailedTests + unread, skipped: numPendingTests + numTodoTests };
}

/** Errors outside of any test count as one failure each. */
const playwrightTotal = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
});

/** Runs one runner, which writes its report to a file; resolves to its exit code and its total. */
async function runTests(name, total, start) {
  const folder = mkdtempSync(join(tmpdir(), "dbdpo-test-"));
  const path = join(folder, "report.json");
  try {
    const status = await start(path);
    if (existsSync(path)) return { status, ...total(JSON.parse(readFileSync(path, "utf8"))) };
    console.error(`${name} ended without a report.`);
    return { status: status || 1, passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const unitTests = (args) =>
  runTests("vitest", vitestTotal, (path) =>
    run(
      node,
      [vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${path}`, ...args],
      {
        cwd: root,
      },
    ),
  );

const browserTests = (args) =>
  runTests("Playwright", playwrightTotal, async (path) => {
    const status = (await run(node, [webBuild, "--quiet"])) || (await run(node, [ensureBrowser]));
    if (status) return status;
    return run(node, [playwright, "test", "--reporter=list,json", ...args], {
      cwd: e2e,
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: path },
    });
  });

/** All tests, or those of the files named: paths under e2e/ are the browser's. */
async function test(args) {
  const ofBrowser = args.filter((path) => path.startsWith("e2e/")).map((path) => path.slice("e2e/".length));
  const others = args.filter((path) => !path.startsWith("e2e/"));
  const results = [];
  if (args.length === 0 || others.length > 0) results.push(await unitTests(others));
  if (args.length === 0 || ofBrowser.length > 0) results.push(await browserTests(ofBrowser));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum("skipped");
  console.log(`${sum("passed")} passed, ${sum("failed")} failed${skipped ? `, ${skipped} skipped` : ""}`);
  return results.find(({ status }) => status !== 0)?.status ?? 0;
}

function script(path, args, { flags = [], env = {} } = {}) {
  if (existsSync(path)) return run(node, [...flags, path, ...args], { env });
  console.error(`Not built yet: this version has no ${path.slice(root.length + 1)}.`);
  return 1;
}

/** The benchmark of one part, with its own options, or of all parts one after the other. */
async function bench([part, ...options]) {
  if (part === undefined) {
    let status = 0;
    for (const path of Object.values(benches)) status = (await script(path, [])) || status;
    return status;
  }
  if (Object.hasOwn(benches, part)) return script(benches[part], options);
  console.error(
    `Unknown part "${part}"; expected one of ${Object.keys(benches).join(", ")}, then its options.`,
  );
  return 2;
}

const [task, ...args] = process.argv.slice(2);
const tasks = {
  start: () => script(portal, args),
  api: () => script(api, args, { flags: apiFlags, env: { NODE_ENV: "production" } }),
  dbdpo: () => script(cli, args),
  bench: () => bench(args),
  dev: () => run(node, [vitest, "watch", ...args], { cwd: root }),
  test: () => test(args),
};
if (!Object.hasOwn(tasks, task ?? "")) {
  console.error(`Unknown task "${task}"; expected one of ${Object.keys(tasks).join(", ")}.`);
  process.exit(2);
}
await install();
process.exit(await tasks[task]());
