import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Most memory that a process has had resident, bytes (Linux); elsewhere what it has now; null where nobody can say. */
export function residentMemory(pid: number): number | null {
  try {
    if (process.platform === "linux") {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)![1]) * 1024;
    }
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1024;
  } catch {
    return null;
  }
}
