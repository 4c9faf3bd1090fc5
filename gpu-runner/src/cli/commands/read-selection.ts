import { AppError, parseInput, type Selection, selectionSchema } from "@dreambooth-dpo/db/contract";

/** How a person names a selection on the command line. */
export interface SelectionFlags {
  readonly window?: string;
  readonly weighted?: number;
  readonly threshold?: number;
  readonly keptFraction?: number;
}

/** The selection that flags describe. BAD_INPUT unless exactly one kind is named, or for a window that is none. */
export function readSelection({ window, weighted, threshold, keptFraction }: SelectionFlags): Selection {
  if ((window === undefined) === (weighted === undefined))
    throw AppError.badInput("selection", [window, weighted], "exactly one of --window and --weighted");
  if (weighted !== undefined)
    return parseInput(selectionSchema, {
      kind: "weighted",
      lambda: weighted,
      ...(threshold === undefined ? {} : { threshold }),
      ...(keptFraction === undefined ? {} : { keptFraction }),
    });
  const bounds = /^(-?[\d.]+),(-?[\d.]+)$/.exec(window!);
  return parseInput(selectionSchema, {
    kind: "window",
    window: bounds ? { c1: Number(bounds[1]), c2: Number(bounds[2]) } : window,
  });
}
