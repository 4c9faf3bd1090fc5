import { type AngleWindow, AppError, namedWindows, type Selection } from "@dreambooth-dpo/db/contract";
import { deltaLength, type OrientedPair } from "./candidate-pairs.ts";
import { orientIntoWindow, weightedGap } from "./qualify-pair.ts";

const show = (w: AngleWindow): string => `(${w.c1}, ${w.c2})`;

/** How many of the pairs a window would keep. */
export function countInWindow(pairs: readonly OrientedPair[], window: AngleWindow): number {
  return pairs.filter((p) => orientIntoWindow(p, window) !== undefined).length;
}

function suggestWindow(pairs: readonly OrientedPair[]): string {
  const named = Object.entries(namedWindows)
    .map(([name, window]) => ({ text: `${name} ${show(window)}`, count: countInWindow(pairs, window) }))
    .filter((w) => w.count > 0);
  if (named.length > 0)
    return `These windows would keep some: ${named.map((w) => `${w.text} ${w.count}`).join(", ")}.`;
  const all = Array.from({ length: 19 }, (_, i) => ({ c1: -180 + 15 * i, c2: -90 + 15 * i }));
  const best = all
    .map((window) => ({ window, count: countInWindow(pairs, window) }))
    .reduce((a, b) => (b.count > a.count ? b : a));
  return `None of TS, IS and MIX keeps one; the window ${show(best.window)} would keep ${best.count}.`;
}

/** The error for a selection that keeps nothing: how many candidates there were, why they went, what would keep some. */
export function emptySelection(
  images: number,
  candidates: readonly OrientedPair[],
  nearDuplicates: number,
  selection: Selection,
): AppError {
  const what =
    selection.kind === "window"
      ? `the window ${show(selection.window)}`
      : `the weighted selection (lambda ${selection.lambda})`;
  const start = `No preference pair survives ${what}: there were ${candidates.length} candidate pairs among ${images} images`;
  const detail = {
    field: "selection",
    value: selection,
    expected: "a selection that keeps at least one pair",
  };
  const fail = (rest: string, hint: string) =>
    new AppError("EMPTY_SELECTION", `${start}${rest} ${hint}`, { ...detail, hint });
  if (candidates.length === 0) return fail(".", "Make at least two images of each prompt.");
  const distinct = candidates.filter((p) => deltaLength(p) >= selection.minimumDelta);
  const duplicates = `, ${nearDuplicates} of them near-duplicates (score difference below ${selection.minimumDelta}).`;
  if (distinct.length === 0)
    return fail(duplicates, "Lower minimumDelta, or look whether all images are alike.");
  if (selection.kind === "window") return fail(duplicates, suggestWindow(distinct));
  const largest = distinct.reduce((most, p) => Math.max(most, Math.abs(weightedGap(p, selection.lambda))), 0);
  return fail(duplicates, `The largest score gap is ${largest.toPrecision(3)}: choose a threshold below it.`);
}
