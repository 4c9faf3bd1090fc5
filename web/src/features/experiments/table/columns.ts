/** Height of a row, CSS pixels, its rule included. */
export const rowHeight = 48;

/** Columns that are there at any width, for cells that span them: more would widen the table where the others are hidden. */
export const spannedColumns = 3;

export const cell = "border-line border-b px-2 py-0 overflow-hidden";

/** Which columns give way where the window is narrow: the answer (variants) stays longest. */
export const hiddenBelow = {
  training: "max-lg:hidden",
  concepts: "max-md:hidden",
  backbone: "max-lg:hidden",
  variants: "max-md:hidden",
  created: "max-xl:hidden",
} as const;

/** The columns beside those, by what hides them: a cell for each goes on with a row that spans. */
export const furtherColumns = ["max-sm:hidden", ...Object.values(hiddenBelow)];
