// Adds the optional packages of other platforms to package-lock.json where the registry that made the lock did not
// serve them: `npm ci` wants every optional dependency listed, and other platforms need theirs. Run after npm install.
import { readFileSync, writeFileSync } from "node:fs";

const path = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(path, "utf8"));
const systems = {
  darwin: "darwin",
  linux: "linux",
  win32: "win32",
  windows: "win32",
  android: "android",
  freebsd: "freebsd",
  openbsd: "openbsd",
  netbsd: "netbsd",
  openharmony: "openharmony",
  sunos: "sunos",
  aix: "aix",
  wasi: "wasi",
};
const processors = "x64 arm64 arm ia32 ppc64 riscv64 s390x loong64 mips64el wasm32".split(" ");

/** Platform fields of a package, read off its name; a name without a platform matches none, so it is never fetched. */
function platform(name) {
  const words = name.replace("linuxmusl", "linux-musl").replaceAll("_", "-").split(/[/-]/);
  const os = words.map((w) => systems[w]).find(Boolean);
  const cpu = processors.find((p) => words.includes(p)) ?? (words.includes("ppc64le") ? "ppc64" : undefined);
  const libc =
    os !== "linux"
      ? undefined
      : words.includes("musl")
        ? "musl"
        : words.includes("gnu")
          ? "glibc"
          : undefined;
  return { os: [os ?? "none"], ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}) };
}

function isListed(parent, name) {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (lock.packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

let added = 0;
for (const [parent, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isListed(parent, name)) continue;
    const version = range.replace(/^[\^~]/, "");
    const key = lock.packages[`node_modules/${name}`]
      ? `${parent}/node_modules/${name}`
      : `node_modules/${name}`;
    lock.packages[key] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...platform(name) };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages added to package-lock.json`);
