import { AppError } from "@dreambooth-dpo/db/contract";

/** Cosine of the angle between two embeddings, in [-1, 1]; sums in double precision. Throws AppError INTERNAL on unequal lengths or a zero vector. */
export function cosineSimilarity(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length)
    throw new AppError("INTERNAL", `Embeddings of ${a.length} and ${b.length} numbers cannot be compared.`);
  let dot = 0;
  let squaredA = 0;
  let squaredB = 0;
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    squaredA += a[i]! * a[i]!;
    squaredB += b[i]! * b[i]!;
  }
  const cosine = dot / Math.sqrt(squaredA * squaredB);
  if (!Number.isFinite(cosine))
    throw new AppError("INTERNAL", "An embedding is zero or not finite, so it has no direction.");
  return Math.max(-1, Math.min(1, cosine));
}

/** IS (paper Eq. 5): mean cosine of an image to all reference images. */
export function imageSimilarity(image: ArrayLike<number>, references: readonly ArrayLike<number>[]): number {
  if (references.length === 0)
    throw AppError.badInput("references", 0, "at least one reference image to compare with");
  return references.reduce((sum, r) => sum + cosineSimilarity(image, r), 0) / references.length;
}

/** TS (paper Eq. 5): cosine of an image to its text. */
export function textSimilarity(image: ArrayLike<number>, text: ArrayLike<number>): number {
  return cosineSimilarity(image, text);
}
