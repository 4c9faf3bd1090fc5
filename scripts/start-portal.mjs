// `npm start`: the API, the web app on one origin with it, then one runner that takes the demo experiment and whatever is
// started in the portal.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
// How Node runs the API: garbage is collected before it piles up to what a large machine would allow.
import apiFlags from "./api-flags.json" with { type: "json" };

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const children = new Set();
const { PORT, ...environment } = process.env;
const host = environment.HOST || "127.0.0.1";

/** Out of the terminal's process group: Ctrl-C comes to them once, from here. They end when this process is gone. */
function start(path, args, { flags = [], env = {} } = {}) {
  const child = spawn(process.execPath, [...flags, join(root, path), ...args], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
    env: { ...environment, ...env },
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

/** Resolves to the exit code; a signal counts as its number above 128. */
const ended = (child) =>
  new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? (signal ? 130 : 1))));

/** The port asked for, else the usual one, else any free one. Whether it is free now; nobody holds it until the web app does. */
async function webPort(usual = 3000) {
  if (PORT) return Number(PORT);
  const free = (port) =>
    new Promise((resolve) => {
      const probe = createServer().once("error", () => resolve(undefined));
      probe.listen(port, host, () => {
        const { port: taken } = probe.address();
        probe.close(() => resolve(taken));
      });
    });
  return (await free(usual)) ?? free(0);
}

let stopping = false;
/** Once: all end cleanly. Once more: at once. */
function stop() {
  stopping = true;
  for (const child of children) child.kill("SIGTERM");
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);

/** What the process says when it is ready; ends this one where it ends before. */
async function ready(child, end) {
  const message = await Promise.race([new Promise((resolve) => child.once("message", resolve)), end]);
  if (typeof message === "object") return message;
  stop();
  await Promise.all([...children].map(ended));
  process.exit(message);
}

const building = await ended(start("scripts/build-web.mjs", ["--quiet"]));
if (building !== 0 || stopping) process.exit(building);

const port = await webPort();
const publicUrl = environment.DBDPO_PUBLIC_URL || `http://localhost:${port}`;
const quiet = { LOG_LEVEL: environment.LOG_LEVEL || "warn", NODE_ENV: "production" };
const apiPort = environment.DBDPO_API_PORT ? { PORT: environment.DBDPO_API_PORT } : {};
const api = start("api/src/main.ts", [], {
  flags: apiFlags,
  env: { ...quiet, ...apiPort, DBDPO_PUBLIC_URL: publicUrl, DBDPO_LANDING: "/" },
});
const apiEnd = ended(api);
const { address } = await ready(api, apiEnd);

const web = start("web/src/server/main.ts", [], {
  env: { ...quiet, PORT: String(port), DBDPO_API_URL: address, NEXT_TELEMETRY_DISABLED: "1" },
});
const webEnd = ended(web);
await ready(web, webEnd);

const runner = start("gpu-runner/src/cli/main.ts", ["work", "--demo", ...process.argv.slice(2)]);
const runnerEnd = ended(runner);
const code = await Promise.race([apiEnd, webEnd, runnerEnd]);
// One of them ended; without it the others are of no use.
stop();
await Promise.all([apiEnd, webEnd, runnerEnd]);
process.exit(stopping && code === 130 ? 0 : code);
