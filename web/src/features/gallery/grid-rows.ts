/** A row's source as the API lists it: an image of the column that rows are sorted by. */
export interface RowSource {
  readonly prompt: string;
  readonly promptIndex: number;
  readonly sample: number;
}

/** A row of the grid: one prompt, or one image (prompt and sample) of it. */
export interface GridRow {
  readonly prompt: string;
  readonly promptIndex: number;
  /** Null where the row is of a prompt and its samples stand side by side. */
  readonly sample: number | null;
}

export interface RowShape {
  readonly rows: "image" | "prompt";
  readonly sortedByScore: boolean;
  /** Images of each prompt. */
  readonly samples: number;
}

/**
 * Rows of the images that the API listed. Sorted by prompt, the list has the first sample of each prompt; sorted by a score, it
 * has every image, and a row of a whole prompt stands where the first of its images does.
 */
export function rowsOf(listed: readonly RowSource[], { rows, sortedByScore, samples }: RowShape): GridRow[] {
  if (rows === "image" && sortedByScore) return listed.map((each) => ({ ...each }));
  if (rows === "image")
    return listed.flatMap(({ prompt, promptIndex }) =>
      Array.from({ length: samples }, (_, sample) => ({ prompt, promptIndex, sample })),
    );
  const seen = new Set<number>();
  return listed.flatMap(({ prompt, promptIndex }) => {
    if (seen.has(promptIndex)) return [];
    seen.add(promptIndex);
    return [{ prompt, promptIndex, sample: null }];
  });
}

/** How many rows there will be once all are listed. `total` images match; null where the API did not count them. */
export function rowCount(
  total: number | null,
  loaded: { readonly rows: number; readonly more: boolean },
  { rows, sortedByScore, samples }: RowShape,
): number {
  if (!loaded.more) return loaded.rows;
  if (total === null) return loaded.rows + 100;
  if (sortedByScore) return rows === "image" ? total : Math.max(loaded.rows, Math.ceil(total / samples));
  return rows === "image" ? total * samples : total;
}

/** How many listed images it takes to have a row. */
export function listedFor(row: number, { rows, sortedByScore, samples }: RowShape): number {
  if (sortedByScore) return rows === "image" ? row + 1 : (row + 1) * samples;
  return rows === "image" ? Math.ceil((row + 1) / samples) : row + 1;
}

/** Prompts that are fetched at once for a column. */
export const blockSize = 8;

/** The prompts of some rows in the order they come, in blocks; the last one is filled up with its own last prompt. */
export function promptBlocks(rows: readonly GridRow[]) {
  const prompts = [...new Set(rows.map(({ promptIndex }) => promptIndex))];
  const blockOf = new Map(prompts.map((prompt, i) => [prompt, Math.floor(i / blockSize)]));
  const blocks: number[][] = [];
  for (let i = 0; i < prompts.length; i += blockSize) {
    const block = prompts.slice(i, i + blockSize);
    while (block.length < blockSize) block.push(block.at(-1)!);
    blocks.push(block);
  }
  return { blocks, blockOf };
}

/** A column of cells: a column of the gallery, and which of its samples where the row does not say. */
export interface CellColumn {
  readonly column: number;
  readonly sample: number | null;
}

/** The cells of every row, left to right. */
export function cellColumns(columns: number, { rows, samples }: RowShape): CellColumn[] {
  return Array.from({ length: columns }).flatMap((_, column): CellColumn[] =>
    rows === "image"
      ? [{ column, sample: null }]
      : Array.from({ length: samples }, (_, sample) => ({ column, sample })),
  );
}
