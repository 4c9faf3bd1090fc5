/**
 * `npm run bench -- web [--ratings 3] [--loads 15]`
 *
 * How fast the dashboards are over 1,000 runs and 100,000 images: Lighthouse, answers to a hand, weight of scripts, and whether the
 * list and the comparison slow down with the number of runs. Seeds a database of its own in the system's temporary folder (2 GB,
 * removed at the end). Prints the report and writes docs/web-performance.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildWeb } from "../src/stack/index.ts";
import { measureAll } from "./measure-all.ts";
import { describeMachine, loadBefore, writeReport } from "./report/index.ts";

const { values } = parseArgs({
  options: { ratings: { type: "string", default: "3" }, loads: { type: "string", default: "15" } },
});
const [ratings, loads] = [Number(values.ratings), Number(values.loads)];
if (!(ratings >= 1 && loads >= 1)) {
  console.error("Expected --ratings and --loads of at least 1.");
  process.exit(2);
}

const log = (line: string) => console.error(line);
const dataFolder = mkdtempSync(join(tmpdir(), "dbdpo-web-bench-"));
const toEnd: (() => Promise<void>)[] = [];
const stopped = new Promise<never>((_, reject) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => reject(new Error("Stopped.")));
});

async function measure(): Promise<void> {
  await buildWeb();
  const load = loadBefore();
  const results = await measureAll({
    ...{ dataFolder, ratings, loads, log },
    began: (end) => void toEnd.push(end),
  });
  const report = writeReport(results, describeMachine(results.browser), load);
  console.log(report);
  writeFileSync(join(import.meta.dirname, "../../docs/web-performance.md"), report);
}

try {
  await Promise.race([measure(), stopped]);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  for (let end = toEnd.pop(); end; end = toEnd.pop()) await end().catch(log);
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
}
// A browser or a child of the seeding may be left after Ctrl-C: they end with this process.
process.exit();
