import { createHash } from "node:crypto";

/** Moment of the first row, and the basis of all others. */
const beginning = Date.UTC(2026, 0, 1);

/** Milliseconds since 1970 of a moment of the seeded world, in minutes after its beginning. */
export const minute = (minutes: number): number => beginning + Math.round(minutes * 60_000);

/** What an id stands for; part of the id, so that equal numbers of different kinds differ. */
const kinds = {
  concept: 1,
  conceptImage: 2,
  pack: 3,
  promptSet: 4,
  prompt: 5,
  experiment: 6,
  run: 7,
  stage: 8,
  image: 9,
  evaluation: 10,
  evaluationResult: 11,
  study: 12,
  studyItem: 13,
  assessor: 14,
  assignment: 15,
  vote: 16,
} as const;

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

/** The UUIDv7 of the `n`-th row of a kind, made at a moment (milliseconds since 1970). Equal arguments, equal id. */
export function rowId(kind: keyof typeof kinds, n: number, at: number): string {
  const time = hex(at, 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(kinds[kind], 3)}-8000-${hex(n, 12)}`;
}

/** A SHA-256 that stands for the content of something. */
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Uniform numbers in [0, 1), equal for equal keys (SplitMix32). */
export function noise(key: number): () => number {
  let counter = Math.imul(key, 0x85ebca6b) >>> 0;
  return () => {
    counter = (counter + 0x9e3779b9) >>> 0;
    let z = counter;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
  };
}
