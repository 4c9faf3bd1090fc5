import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Database, type Experiment, findStageByHash, listImages } from "@dreambooth-dpo/db";
import { spreadPrompts } from "../../datasets/index.ts";
import { type ContactSheet, renderContactSheet, renderPlane, renderTable } from "../../evaluation/index.ts";
import type { RgbImage } from "../../models/index.ts";
import type { Plan, PlannedEvaluation } from "../plan/index.ts";
import { readStoredImage } from "../stages/index.ts";
import { asRgbImage } from "../workbench/index.ts";
import { compareExperiment, type SuiteComparison } from "./compare-experiment.ts";
import { bootstrapOf } from "./publish-results.ts";

/** What an experiment shows: its comparisons, and the files they were written to. */
export interface Report {
  readonly comparisons: readonly SuiteComparison[];
  /** The tables as text, one per suite. */
  readonly table: string;
  readonly files: {
    readonly table: string;
    readonly comparison: string;
    readonly plane: string;
    readonly sheet: string;
  };
}

const sheetRows = 8;

/** The baseline and the last round of every variant, of one concept and suite. */
function finalCheckpoints(evaluations: readonly PlannedEvaluation[]): PlannedEvaluation[] {
  const first = evaluations[0]!;
  const ofFirst = evaluations.filter((e) => e.suite === first.suite && e.concept === first.concept);
  const last = new Map<string, PlannedEvaluation>();
  for (const e of ofFirst)
    if (e.variant !== "baseline" || e.checkpoint === "baseline") last.set(e.variant, e);
  return [...last.values()].sort(
    (a, b) => Number(b.checkpoint === "baseline") - Number(a.checkpoint === "baseline"),
  );
}

async function contactSheet(
  db: Database,
  title: string,
  evaluations: readonly PlannedEvaluation[],
): Promise<ContactSheet> {
  const columns = finalCheckpoints(evaluations);
  const byColumn = [];
  for (const { images } of columns)
    byColumn.push(await listImages(db, { stageId: (await findStageByHash(db, images)).id }));
  const firsts = byColumn[0]!.filter((image, i, all) => all[i - 1]?.promptIndex !== image.promptIndex);
  const rows = [];
  for (const { key, promptText, sample, seed } of spreadPrompts(firsts, sheetRows)) {
    const images: (RgbImage | undefined)[] = [];
    for (const column of byColumn) {
      const found = column.find((image) => image.key === key);
      images.push(found && asRgbImage(await readStoredImage(db, found.sha256)));
    }
    rows.push({ label: `${promptText} (seed ${seed}, sample ${sample})`, images });
  }
  return { title, columns: columns.map(({ variant }) => variant), rows };
}

/**
 * Compares an experiment's finished checkpoints and writes table, comparison (JSON), IS-TS plot and a contact sheet of
 * same-seed images of its first concept into a folder.
 */
export async function writeReport(
  db: Database,
  experiment: Experiment,
  plan: Plan,
  folder: string,
): Promise<Report> {
  const failed = new Set(experiment.runs.filter(({ status }) => status === "failed").map(({ id }) => id));
  const evaluations = plan.evaluations.filter(({ runId }) => !failed.has(runId));
  const comparisons = await compareExperiment(db, evaluations, "baseline", bootstrapOf(experiment));
  const table = comparisons
    .map(({ suite, comparison }) => `${suite}\n\n${renderTable(comparison)}\n`)
    .join("\n");
  mkdirSync(folder, { recursive: true });
  const files = {
    table: join(folder, "table.txt"),
    comparison: join(folder, "comparison.json"),
    plane: join(folder, "plane.svg"),
    sheet: join(folder, "contact-sheet.png"),
  };
  writeFileSync(files.table, table);
  writeFileSync(files.comparison, `${JSON.stringify(comparisons, null, 2)}\n`);
  const title = `${experiment.name}: IS and TS`;
  writeFileSync(files.plane, renderPlane(comparisons[0]!.comparison, { title }));
  const sheet = await contactSheet(db, `${experiment.name}: images of equal seeds`, evaluations);
  writeFileSync(files.sheet, await renderContactSheet(sheet));
  return { comparisons, table, files };
}
