import { arch, availableParallelism, cpus, loadavg, totalmem, type } from "node:os";

/** Where a measurement was made, without what would tell this machine from another of its kind. */
export function describeMachine(browser: string): string {
  const processor = cpus()[0]?.model.trim() ?? "unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processor}, ${availableParallelism()} cores, ${memory} GiB, ${type()} ${arch()}; Node ${process.versions.node}, Chromium ${browser} headless, without a GPU`;
}

/** How many programs wanted a processor in the last minute, on average. */
export const loadBefore = (): number => loadavg()[0]!;
