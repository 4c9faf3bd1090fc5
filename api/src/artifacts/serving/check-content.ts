import type { Database } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Logger } from "../../observe/index.ts";
import { deleted } from "./send-file.ts";

/** One read in so many is verified. */
const sampled = 50;

/** Watches over stored content as it is read. */
export interface ContentCheck {
  /** Makes sure that content is there; GONE when it is not. */
  present(sha256: string): Promise<void>;
  /** Makes sure that content is there and, one read in 50, whole; CORRUPT when it is not. */
  sample(sha256: string): Promise<void>;
  /** Makes sure that content is there and whole. */
  verify(sha256: string): Promise<void>;
}

/** Content once found damaged is verified at every read until it is whole again. */
export function contentCheck(store: Database["store"], log: Logger): ContentCheck {
  const suspects = new Set<string>();
  let reads = 0;

  async function verify(sha256: string): Promise<void> {
    try {
      for await (const _ of store.open(sha256));
      suspects.delete(sha256);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === "NOT_FOUND") throw deleted(sha256);
      if (error.code !== "CORRUPT") throw error;
      suspects.add(sha256);
      log.error({ err: error, sha256 }, "stored artifact is damaged");
      throw new AppError("CORRUPT", `The stored artifact ${sha256} is damaged and was not sent.`, {
        field: "sha256",
        value: sha256,
        expected: "content that hashes to its name",
        hint: "Storing the same content again mends it.",
      });
    }
  }

  async function present(sha256: string): Promise<void> {
    if (!(await store.has(sha256))) throw deleted(sha256);
  }

  const isDue = (sha256: string) => suspects.has(sha256) || reads++ % sampled === 0;
  return { verify, present, sample: (sha256) => (isDue(sha256) ? verify : present)(sha256) };
}
