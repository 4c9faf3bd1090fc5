import { z } from "zod";
import { atLeastZero, between, fields, oneOf, wholeFrom } from "./fields.ts";

/** Angle windows of the paper (section 4.4), degrees, on atan2(deltaIS, deltaTS). */
export const namedWindows = {
  TS: { c1: -20, c2: 70 },
  IS: { c1: 0, c2: 90 },
  MIX: { c1: -10, c2: 80 },
} as const;

const window = fields({ c1: between(-180, 180), c2: between(-180, 180) })
  .refine((w) => w.c1 < w.c2, { error: "a window with c1 below c2, such as c1 -20 and c2 70" })
  .refine((w) => w.c2 - w.c1 <= 180, {
    error: "a window at most 180 degrees wide (in a wider one both orders of a pair qualify and cancel)",
  });

/** An open angle window (c1, c2) in degrees, at most 180 wide. */
export type AngleWindow = z.output<typeof window>;

const shared = {
  /** Pairs whose (deltaTS, deltaIS) is shorter than this are near-duplicates and dropped; raw score units. */
  minimumDelta: atLeastZero().default(1e-4),
  /** Most pairs kept; the rest is dropped by a seeded draw. Off by default, as in the paper. */
  maximumPairs: wholeFrom(1).optional(),
};

const windowSelection = fields({
  kind: z.literal("window"),
  window: z.union([oneOf(["TS", "IS", "MIX"]).transform((name) => ({ ...namedWindows[name] })), window], {
    error: (issue) =>
      (issue.code === "invalid_union" && issue.errors.flat().find((e) => e.code === "custom")?.message) ||
      'TS, IS, MIX or an angle window {"c1": degrees, "c2": degrees} with both from -180 to 180',
  }),
  ...shared,
});

const weightedSelection = fields({
  kind: z.literal("weighted"),
  /** Weight of TS in lambda*TS + (1-lambda)*IS. */
  lambda: between(0, 1),
  /** Least score gap (tau) of a pair. */
  threshold: atLeastZero().optional(),
  /** Share of the candidate pairs kept, largest gap first. */
  keptFraction: between(0, 1)
    .refine((f) => f > 0, { error: "a fraction above 0 and at most 1" })
    .optional(),
  ...shared,
}).refine((s) => (s.threshold === undefined) !== (s.keptFraction === undefined), {
  error: "exactly one of threshold and keptFraction",
});

/** How preference pairs are chosen: an angle window (paper Eq. 7) or the weighted score of the ablation (Eq. 6). */
export const selectionSchema = z.discriminatedUnion("kind", [windowSelection, weightedSelection], {
  error: 'a selection whose kind is "window" or "weighted"',
});

export type Selection = z.output<typeof selectionSchema>;

/** The selection of a named variant of the paper. */
export function namedSelection(name: keyof typeof namedWindows): Selection {
  return { kind: "window", window: { ...namedWindows[name] }, minimumDelta: 1e-4 };
}
