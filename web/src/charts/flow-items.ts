/** Places of items of these widths in rows of at most `most`, each `gap` from the next. */
export function flowItems(
  widths: readonly number[],
  most: number,
  gap: number,
): { readonly places: { x: number; row: number }[]; readonly rows: number } {
  let x = 0;
  let row = 0;
  const places = widths.map((width) => {
    if (x > 0 && x + width > most) {
      x = 0;
      row++;
    }
    const place = { x, row };
    x += width + gap;
    return place;
  });
  return { places, rows: widths.length === 0 ? 0 : row + 1 };
}
