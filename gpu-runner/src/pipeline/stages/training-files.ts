import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database, NewCheckpoint } from "@dreambooth-dpo/db";
import { decodeSafetensors, encodeSafetensors, readCheckpoint, type Trainer } from "../../engine/index.ts";
import type { Tensor } from "../../tensor/index.ts";

/** Runs work with the path of a file in a folder of its own, which is removed afterwards. */
async function withTemporaryFile<T>(use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "dbdpo-training-"));
  try {
    return await use(join(folder, "state.safetensors"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* parts(of: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* of;
}

/** Stores what a trainer needs to go on from where it is. */
export function storeState(db: Database, trainer: Trainer, step: number): Promise<NewCheckpoint> {
  return withTemporaryFile(async (path) => {
    await trainer.save(path);
    return { ...(await db.store.put(createReadStream(path))), step, role: "resume" };
  });
}

/** Stores the trained parameters alone, as safetensors by weight name. */
export function storeWeights(db: Database, trainer: Trainer, step: number): Promise<NewCheckpoint> {
  return withTemporaryFile(async (path) => {
    await trainer.save(path);
    const { parameters } = readCheckpoint(path).state;
    return { ...(await db.store.put(parts(encodeSafetensors(parameters)))), step, role: "weights" };
  });
}

/** Puts a trainer back to a stored state. */
export function restoreState(db: Database, trainer: Trainer, sha256: string): Promise<void> {
  return withTemporaryFile(async (path) => {
    const file = await open(path, "w");
    try {
      for await (const chunk of db.store.open(sha256)) await file.writeFile(chunk);
    } finally {
      await file.close();
    }
    await trainer.load(path);
  });
}

/** Reads trained parameters by weight name. */
export async function readWeights(db: Database, sha256: string): Promise<ReadonlyMap<string, Tensor>> {
  return decodeSafetensors(await db.store.get(sha256), `weights ${sha256}`).tensors;
}
