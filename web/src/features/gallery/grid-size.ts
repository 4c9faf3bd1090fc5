/** Sizes of the grid's parts, CSS pixels. */
export interface GridSize {
  /** Side of an image. */
  readonly image: number;
  readonly gap: number;
  readonly header: number;
  /** Width of the pinned prompts; 0 where they stand above their images. */
  readonly pinned: number;
  /** Height of a prompt that stands above its images. */
  readonly caption: number;
  readonly scores: number;
  readonly row: number;
  readonly column: number;
}

/** From here on prompts have a column of their own, CSS pixels of the grid's width. */
export const wideFrom = 720;

/** Lays the grid out for images of a side and a width: nothing in it is measured, so nothing in it moves. */
export function gridSize(image: number, wide: boolean): GridSize {
  const gap = 4;
  const scores = image >= 120 ? 20 : 36;
  const caption = wide ? 0 : 36;
  return {
    image,
    gap,
    header: 56,
    pinned: wide ? 200 : 0,
    caption,
    scores,
    row: image + scores + gap * 2 + caption,
    column: image + gap * 2,
  };
}
