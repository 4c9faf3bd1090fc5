import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { AppError } from "../contract/index.ts";
import type { PostgresBinaries } from "./find-binaries.ts";

/** The unprivileged account PostgreSQL runs as when this process is root (PostgreSQL refuses to be root). */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/** Where programs are copied to that the account cannot reach in place. */
const sharedFolder = "/var/lib/dreambooth-dpo";

/** Undefined unless this process is root; then the system's postgres account, or nobody. */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const found = accounts.find(([account]) => account === name);
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new AppError("DATABASE", "PostgreSQL does not run as root, and there is no account for it.", {
    hint: "Run as an ordinary user, or set DATABASE_URL to a server of yours.",
  });
}

/** Whether the account may pass through every folder above a path. */
export function canReach(path: string, { uid, gid }: ServerAccount): boolean {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * The programs where the account can run them: in place, or copied once to a folder that everyone may enter. (Unlike its
 * data, PostgreSQL's programs cannot be handed over as an open folder: it looks for its libraries by full path.)
 */
export function reachableBinaries(
  binaries: PostgresBinaries,
  account: ServerAccount | undefined,
  shared: string = sharedFolder,
): PostgresBinaries {
  if (!account || canReach(binaries.postgres, account)) return binaries;
  const source = dirname(dirname(binaries.postgres));
  const { version } = JSON.parse(readFileSync(join(dirname(source), "package.json"), "utf8")) as {
    version: string;
  };
  const target = join(shared, `postgresql-${version}`);
  if (!existsSync(target)) {
    mkdirSync(shared, { recursive: true, mode: 0o755 });
    const partial = `${target}.${process.pid}`;
    cpSync(source, partial, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(partial, target);
    } catch (error) {
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  const at = (path: string) => join(target, "bin", basename(path));
  return { initdb: at(binaries.initdb), pg_ctl: at(binaries.pg_ctl), postgres: at(binaries.postgres) };
}
