export interface GridPlace {
  readonly row: number;
  readonly cell: number;
}

/** Where a key leads from a place in a grid; undefined for keys that lead nowhere. */
export function moveFocus(
  key: string,
  { row, cell }: GridPlace,
  { rows, cells }: { readonly rows: number; readonly cells: number },
): GridPlace | undefined {
  const at = (toRow: number, toCell: number): GridPlace => ({
    row: Math.max(0, Math.min(rows - 1, toRow)),
    cell: Math.max(0, Math.min(cells - 1, toCell)),
  });
  switch (key) {
    case "ArrowRight":
      return at(row, cell + 1);
    case "ArrowLeft":
      return at(row, cell - 1);
    case "ArrowDown":
      return at(row + 1, cell);
    case "ArrowUp":
      return at(row - 1, cell);
    case "PageDown":
      return at(row + 4, cell);
    case "PageUp":
      return at(row - 4, cell);
    case "Home":
      return at(row, 0);
    case "End":
      return at(row, cells - 1);
    default:
      return undefined;
  }
}
