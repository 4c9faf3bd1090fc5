import { readFileSync } from "node:fs";

/** Clock ticks of /proc; 100 a second on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Seconds of processor time that a process has used (Linux); null where nobody says. */
export function processorTime(pid: number): number | null {
  if (process.platform !== "linux") return null;
  try {
    // After the name in brackets: state, then 10 numbers, then time in user and in system mode.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return null;
  }
}
