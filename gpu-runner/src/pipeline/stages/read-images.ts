import { type Database, findConcept } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { decodeImage } from "../../datasets/index.ts";
import type { Tensor } from "../../tensor/index.ts";

/** An image of the artifact store as uint8 RGB [height, width, 3]; CORRUPT when its bytes no longer match its hash. */
export async function readStoredImage(db: Database, sha256: string): Promise<Tensor> {
  return decodeImage(await db.store.get(sha256), `artifact ${sha256}`);
}

/** The reference images of a concept. CONFLICT when its content is no longer what `contentHash` says. */
export async function readReferences(db: Database, concept: string, contentHash: string): Promise<Tensor[]> {
  const stored = await findConcept(db, concept);
  if (stored.contentHash !== contentHash)
    throw new AppError(
      "CONFLICT",
      `The images of concept ${concept} are not those the run was planned with.`,
      {
        field: "concept",
        value: stored.contentHash,
        expected: contentHash,
      },
    );
  return Promise.all(stored.images.map(({ sha256 }) => readStoredImage(db, sha256)));
}
