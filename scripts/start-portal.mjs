// `npm start`: the API, then one runner that takes the demo experiment and whatever is started through the API.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
// How Node runs the API: garbage is collected before it piles up to what a large machine would allow.
import apiFlags from "./api-flags.json" with { type: "json" };

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const children = new Set();

/** Out of the terminal's process group: Ctrl-C comes to them once, from here. They end when this process is gone. */
function start(path, args, { flags = [], env = {} } = {}) {
  const child = spawn(process.execPath, [...flags, join(root, path), ...args], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
    env: { ...env, ...process.env },
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

/** Resolves to the exit code; a signal counts as its number above 128. */
const ended = (child) =>
  new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? (signal ? 130 : 1))));

let stopping = false;
/** Once: all end cleanly. Once more: at once. */
function stop() {
  stopping = true;
  for (const child of children) child.kill("SIGTERM");
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);

const api = start("api/src/main.ts", [], {
  flags: apiFlags,
  env: { LOG_LEVEL: "warn", NODE_ENV: "production" },
});
const apiEnd = ended(api);
const ready = new Promise((resolve) => api.once("message", () => resolve("ready")));
if ((await Promise.race([ready, apiEnd])) !== "ready") process.exit(await apiEnd);

const runner = start("gpu-runner/src/cli/main.ts", ["work", "--demo", ...process.argv.slice(2)]);
const runnerEnd = ended(runner);
const code = await Promise.race([apiEnd, runnerEnd]);
// One of them ended; without the other it is of no use.
stop();
await Promise.all([apiEnd, runnerEnd]);
process.exit(stopping && code === 130 ? 0 : code);
