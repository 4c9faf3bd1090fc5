import type { Spot } from "../gallery-state.ts";
import type { GridRow, RowShape } from "../grid-rows.ts";

export type Step = "next" | "previous" | "next-prompt" | "previous-prompt";

/** Where a spot stands among the rows fetched so far; -1 where it is not (yet) among them. */
export const placeOf = (rows: readonly GridRow[], { promptIndex, sample }: Spot): number =>
  rows.findIndex((row) => row.promptIndex === promptIndex && (row.sample === null || row.sample === sample));

/**
 * The image one step on, in the order of the grid: by image, or to the same sample of another prompt. In rows of prompts the
 * samples of a prompt come one after the other. Undefined at the ends.
 */
export function neighbour(
  rows: readonly GridRow[],
  { samples }: RowShape,
  spot: Spot,
  step: Step,
): Spot | undefined {
  const place = placeOf(rows, spot);
  if (place < 0) return undefined;
  const by = step.startsWith("next") ? 1 : -1;
  const toPrompt = step.endsWith("prompt");
  if (rows[place]!.sample === null) {
    const sample = spot.sample + by;
    if (!toPrompt && sample >= 0 && sample < samples) return { ...spot, sample };
    const row = rows[place + by];
    if (!row) return undefined;
    return { promptIndex: row.promptIndex, sample: toPrompt ? spot.sample : by > 0 ? 0 : samples - 1 };
  }
  if (!toPrompt) return spotOf(rows[place + by]);
  for (let i = place + by; rows[i]; i += by) {
    const row = rows[i]!;
    if (row.promptIndex !== spot.promptIndex && row.sample === spot.sample) return spotOf(row);
  }
  return undefined;
}

const spotOf = (row: GridRow | undefined): Spot | undefined =>
  row && { promptIndex: row.promptIndex, sample: row.sample ?? 0 };
