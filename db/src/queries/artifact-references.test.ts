import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../index.ts";
import * as storage from "../index.ts";
import { WrittenExperiment } from "./testing/evaluated-experiment.ts";

const folder = mkdtempSync(join(tmpdir(), "dbdpo-references-"));
const hash = (n: number) => n.toString(16).padStart(64, "0");
let db: Database;
let written: WrittenExperiment;
beforeAll(async () => {
  db = await storage.openDatabase({ dataFolder: folder });
  const image = { sha256: hash(1), width: 64, height: 64, fileName: "a.png" };
  const concept = {
    name: "dog",
    className: "dog",
    kind: "live",
    contentHash: storage.hashJson("dog"),
  } as const;
  await storage.saveConcept(db, { ...concept, images: [image] });
  written = await WrittenExperiment.create(db, { name: "e", concepts: ["dog"], variants: ["TS", "MIX"] });
});
afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true, force: true });
});

const account = async (name: string) =>
  (await storage.createUser(db, { email: `${name}@example.org`, name, role: "researcher" })).id;

it("an image is referred to by a concept, a stage or an account's own upload", async () => {
  const image = { key: "0/0", promptIndex: 0, promptText: "a dog", sample: 0, seed: 1, sha256: hash(2) };
  await written.stage(
    { run: written.run("TS") },
    { kind: "generate", inputs: {} },
    { images: [{ ...image, width: 64, height: 64 }] },
  );
  const [ann, bob] = [await account("ann"), await account("bob")];
  const upload = { sha256: hash(3), userId: ann, width: 8, height: 8, bytes: 80 };
  await storage.saveUpload(db, upload);
  await storage.saveUpload(db, upload);
  expect(await storage.findUploads(db, { userId: ann, hashes: [hash(3), hash(3)] })).toMatchObject([upload]);
  const seenBy = async (userId: string | null) => {
    const seen = [1, 2, 3, 4].map((n) => storage.isImageReferred(db, { sha256: hash(n), userId }));
    return Promise.all(seen);
  };
  expect(await seenBy(ann)).toEqual([true, true, true, false]);
  expect(await seenBy(bob)).toEqual([true, true, false, false]);
  expect(await seenBy(null)).toEqual([true, true, false, false]);
});

it("a checkpoint tells whose it is, and no variant where variants share it", async () => {
  const checkpoint = (n: number, step: number) =>
    ({ role: "weights", step, sha256: hash(n), bytes: 9 }) as const;
  const [ts, mix] = [written.run("TS"), written.run("MIX")];
  const shared = await written.stage(
    { run: ts },
    { kind: "personalise", inputs: {} },
    { checkpoints: [checkpoint(10, 400)] },
  );
  const { inputHash } = shared;
  await storage.linkStage(db, { runId: mix.id, round: 0, kind: "personalise", inputHash });
  const trained = { kind: "train", inputs: {} };
  await written.stage({ run: mix, round: 2 }, trained, { checkpoints: [checkpoint(11, 150)] });
  const dog = { role: "weights", concept: "dog" };
  const own = { ...dog, stage: "personalise", round: 0, step: 400, variant: null };
  expect(await storage.describeCheckpoint(db, hash(10))).toEqual(own);
  const last = { ...dog, stage: "train", round: 2, step: 150, variant: "MIX" };
  expect(await storage.describeCheckpoint(db, hash(11))).toEqual(last);
  expect(await storage.describeCheckpoint(db, hash(12))).toBeUndefined();
});

it("a manifest is referred to by a run", async () => {
  await storage.setRunStatus(db, written.run("TS").id, "done", { manifestSha256: hash(20) });
  expect(await storage.isManifestReferred(db, hash(20))).toBe(true);
  expect(await storage.isManifestReferred(db, hash(21))).toBe(false);
});

it("each is looked up by an index", async () => {
  const statements: string[] = [];
  await storage.observeStatements({ onStatement: (text) => statements.push(text) }, async () => {
    await storage.isImageReferred(db, { sha256: hash(1), userId: written.run("TS").id });
    await storage.isManifestReferred(db, hash(1));
    await storage.describeCheckpoint(db, hash(1));
  });
  const plans = await db.sql.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    const rows = [];
    for (const text of statements)
      rows.push(...(await tx.execute(sql.raw(`explain (generic_plan) ${text}`))).rows);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  expect(plans).not.toContain("Seq Scan on");
  for (const index of ["images", "concept_images", "checkpoints", "runs_manifest"])
    expect(plans).toContain(`${index}_sha256_idx`);
});
