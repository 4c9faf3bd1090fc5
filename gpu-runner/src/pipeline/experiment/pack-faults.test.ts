import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findExperiment, listExperiments } from "@dreambooth-dpo/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Model, readModel, writeModel } from "../../onnx/index.ts";
import { type Laboratory, openLaboratory, rerun, smallConfiguration } from "../testing/index.ts";
import { createExperiment, packFolder } from "./index.ts";

let lab: Laboratory;
let pack: string;
beforeAll(async () => {
  lab = await openLaboratory();
});
afterAll(() => lab.dispose());
beforeEach(() => {
  pack = mkdtempSync(join(tmpdir(), "pack-"));
  cpSync(packFolder("micro"), pack, { recursive: true });
  return () => rmSync(pack, { recursive: true });
});

const unet = () => join(pack, "unet", "model.onnx");
const create = () => createExperiment(lab.db, smallConfiguration({ pack }));

async function expectFailure(code: string, message: RegExp): Promise<void> {
  const { id } = await create();
  await expect(rerun(lab, id)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  const { status, runs, error } = await findExperiment(lab.db, id);
  expect([status, error?.code, ...runs.map((r) => r.status)]).toEqual(["failed", code, "failed", "failed"]);
}

/** The U-Net with its first sigmoid replaced by an operator that has no gradient. */
function withHardmax(model: Model): Model {
  const at = model.graph.nodes.findIndex(({ op }) => op === "Sigmoid");
  const nodes = model.graph.nodes.map((node, i) => (i === at ? { ...node, op: "Hardmax" } : node));
  return { ...model, graph: { ...model.graph, nodes } };
}

describe("a pack with a fault", () => {
  it.each([
    ["unet/model.onnx", "NOT_FOUND"],
    ["scheduler/scheduler_config.json", "NOT_FOUND"],
    ["clip/vision_model.onnx", "NOT_FOUND"],
  ])("without %s is refused before anything is stored", async (file, code) => {
    rmSync(join(pack, file));
    const before = (await listExperiments(lab.db)).length;
    await expect(create()).rejects.toMatchObject({
      code,
      message: expect.stringContaining(join(pack, file)),
    });
    expect((await listExperiments(lab.db)).length).toBe(before);
  });

  it("whose U-Net is truncated ends with the file's name", async () => {
    truncateSync(unet(), readFileSync(unet()).length >> 1);
    await expectFailure("CORRUPT", /unet.model\.onnx/);
  });

  it("whose U-Net holds an operator without a gradient rule ends with operator, node and path", async () => {
    writeModel(withHardmax(readModel(unet())), unet());
    await expectFailure("UNSUPPORTED", /Operator Hardmax of node .* <- /);
  });

  it("is another pack once mended: its stages are its own", async () => {
    writeFileSync(join(pack, "unet", "config.json"), `${readFileSync(join(pack, "unet", "config.json"))}\n`);
    const { id } = await create();
    expect((await rerun(lab, id)).reused).toEqual([]);
  });
});
