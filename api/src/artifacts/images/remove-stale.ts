import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Longer than any work on a temporary file takes, milliseconds. */
const staleAfter = 3_600_000;

/** Removes temporary files that a process left behind when it was killed. */
export async function removeStale(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > staleAfter) await rm(path, { force: true });
  }
}
