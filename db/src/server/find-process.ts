import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Whether a process of this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What a server says of itself in postmaster.pid; the port is missing while it starts. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number | undefined;
}

/**
 * The server that runs on a cluster's files, if any. postmaster.pid alone does not tell: after `kill -9` it stays, and its
 * process id may since belong to any other process.
 */
export function findServerProcess(files: string): ServerProcess | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(files, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Math.abs(Number(lines[0]));
  if (!pid || !isAlive(pid) || !worksIn(pid, files)) return undefined;
  return { pid, port: Number(lines[3]) || undefined };
}

/** Whether a live process is a server that works in a folder. */
function worksIn(pid: number, files: string): boolean {
  if (process.platform === "linux") {
    try {
      const [its, ours] = [statSync(`/proc/${pid}/cwd`), statSync(files)];
      return its.ino === ours.ino && its.dev === ours.dev;
    } catch {
      return false;
    }
  }
  if (process.platform === "win32") return true;
  const { stdout } = spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  return stdout.includes(files);
}
