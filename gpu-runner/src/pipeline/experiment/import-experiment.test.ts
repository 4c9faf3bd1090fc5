import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findExperiment, listEvaluations, listExperiments } from "@dreambooth-dpo/db";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readImport } from "../../datasets/index.ts";
import { verifyRun } from "../results/index.ts";
import { type Laboratory, openLaboratory, rerun } from "../testing/index.ts";
import { importExperiment, judgesOfPack, openRunJudges, packFolder } from "./index.ts";

let lab: Laboratory;
let folder: string;
beforeAll(async () => {
  lab = await openLaboratory();
});
afterAll(() => lab.dispose());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "import-"));
  return () => rmSync(folder, { recursive: true });
});

const prompts = ["a dog in the jungle", "a dog on the beach"];
const judges = judgesOfPack(packFolder("micro"));
const options = { concept: "dog", judge: judges.get("clip")!, heldOutJudge: judges.get("held-out")! };

/** Two models, two prompts, two samples of plain colours. */
async function writeImages(): Promise<void> {
  for (const [m, model] of ["baseline", "tuned"].entries())
    for (const [p, prompt] of prompts.entries()) {
      const own = join(folder, model, prompt);
      mkdirSync(own, { recursive: true });
      for (const sample of [0, 1]) {
        const background = { r: 60 * p, g: 90 * sample, b: 120 * m };
        const image = sharp({ create: { width: 80, height: 64, channels: 3, background } });
        writeFileSync(join(own, `${sample}.png`), await image.png().toBuffer());
      }
    }
}

describe("images made elsewhere", () => {
  it("are scored by both judges, compared with the baseline, and verify", async () => {
    await writeImages();
    const { id } = await importExperiment(lab.db, await readImport(folder), options);
    expect((await importExperiment(lab.db, await readImport(folder), options)).id).toBe(id);
    const { worked } = await rerun(lab, id);
    expect(worked).toEqual(["import 0 baseline", "score 0 baseline", "import 0 tuned", "score 0 tuned"]);
    const { runs, status } = await findExperiment(lab.db, id);
    expect([status, ...runs.map((r) => r.variant)]).toEqual(["done", "baseline", "tuned"]);
    const [evaluation] = await listEvaluations(lab.db, runs[1]!.id);
    const overall = evaluation!.results.filter((r) => r.promptIndex === null).map((r) => r.metric);
    expect(overall).toEqual(
      ["imageSimilarity", "textSimilarity", "heldOutImageSimilarity", "heldOutTextSimilarity"].flatMap(
        (m) => [m, `${m}Delta`],
      ),
    );
    const found = await verifyRun(
      lab.db,
      runs[1]!,
      await openRunJudges(await findExperiment(lab.db, id), lab.device),
    );
    expect(found).toMatchObject({ mismatches: [], images: 4 });
    expect((await rerun(lab, id)).worked).toEqual([]);
  });

  it("are refused whole when one is damaged, or the baseline is none of them", async () => {
    await writeImages();
    const before = (await listExperiments(lab.db)).length;
    await expect(
      importExperiment(lab.db, await readImport(folder), { ...options, baseline: "sd9" }),
    ).rejects.toThrow(/baseline is "sd9"; expected one of baseline, tuned/);
    const { concept: _, ...nameless } = options;
    await expect(importExperiment(lab.db, await readImport(folder), nameless)).rejects.toThrow(
      /concept is undefined; expected a concept for .*--concept/,
    );
    writeFileSync(join(folder, "tuned", prompts[1]!, "1.png"), "not an image");
    await expect(importExperiment(lab.db, await readImport(folder), options)).rejects.toThrow(
      /1\.png is not an image/,
    );
    expect((await listExperiments(lab.db)).length).toBe(before);
  });
});
