import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findExperiment, findStageByHash, listEvaluations, listImages, type Run } from "@dreambooth-dpo/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRunJudges } from "../experiment/index.ts";
import { type Laboratory, openLaboratory, run, smallConfiguration } from "../testing/index.ts";
import { type EvaluationProtocol, protocolSchema } from "./protocol.ts";
import { verifyRun } from "./verify-run.ts";

let lab: Laboratory;
let id: string;
beforeAll(async () => {
  lab = await openLaboratory();
  ({ id } = await run(lab, smallConfiguration()));
});
afterAll(() => lab.dispose());

const runOf = async (variant: string): Promise<Run> =>
  (await findExperiment(lab.db, id)).runs.find((r) => r.variant === variant)!;
const verify = async (variant: string) => {
  const judges = await openRunJudges(await findExperiment(lab.db, id), lab.device);
  return verifyRun(lab.db, await runOf(variant), judges);
};

describe("verifying a run", () => {
  it.each(["baseline", "TS"])("makes the figures of %s again from its images", async (variant) => {
    const found = await verify(variant);
    expect(found.mismatches).toEqual([]);
    expect(found.largestDifference).toBeLessThan(1e-6);
    const evaluations = await listEvaluations(lab.db, (await runOf(variant)).id);
    expect(found.figures).toBe(evaluations.reduce((sum, e) => sum + e.results.length, 0));
    expect(found.images).toBe(4 * evaluations.length);
    expect(found.pairs > 0).toBe(variant === "TS");
  });

  it("names a figure that was changed in the database", async () => {
    const [evaluation] = await listEvaluations(lab.db, (await runOf("TS")).id);
    const where = `evaluation_id = '${evaluation!.id}' and metric = 'textSimilarity' and prompt_index is null`;
    await lab.db.sql.execute(`update evaluation_results set value = value + 0.01 where ${where}`);
    const { mismatches } = await verify("TS");
    await lab.db.sql.execute(`update evaluation_results set value = value - 0.01 where ${where}`);
    expect(mismatches).toEqual([
      "The manifest's figures are not those of the database.",
      expect.stringMatching(
        /TS round 1 .*textSimilarity \(dog\) is published as 0\.\d+; the images give 0\.\d+/,
      ),
    ]);
  });

  it("notices a pair that the scores do not give", async () => {
    await lab.db.sql.execute(`update pairs set kept = not kept where index = 0`);
    const { mismatches } = await verify("TS");
    await lab.db.sql.execute(`update pairs set kept = not kept where index = 0`);
    expect(mismatches).toEqual([expect.stringMatching(/^The pairs of [0-9a-f]{64} do not follow/)]);
  });

  it("refuses another judge", async () => {
    const { judge } = await openRunJudges(await findExperiment(lab.db, id), lab.device);
    const another = { judge, judgeHash: () => "0".repeat(64) };
    await expect(verifyRun(lab.db, await runOf("TS"), another)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("stops at an image whose bytes were changed", async () => {
    const [evaluation] = await listEvaluations(lab.db, (await runOf("TS")).id);
    const protocol: EvaluationProtocol = protocolSchema.parse(evaluation!.protocol);
    const stage = await findStageByHash(lab.db, protocol.images);
    const { sha256 } = (await listImages(lab.db, { stageId: stage.id }))[0]!;
    const artifacts = join(lab.folder, "artifacts");
    const file = readdirSync(artifacts, { recursive: true, encoding: "utf8" }).find((name) =>
      name.replace(/[/\\]/g, "").endsWith(sha256),
    )!;
    writeFileSync(join(artifacts, file), "not the image");
    await expect(verify("TS")).rejects.toMatchObject({
      code: "CORRUPT",
      message: expect.stringContaining(sha256),
    });
  });
});
