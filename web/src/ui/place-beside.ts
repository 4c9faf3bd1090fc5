interface Size {
  readonly width: number;
  readonly height: number;
}

interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Room between the two, and between the surface and the edge of the window, CSS pixels. */
const gap = 4;
const margin = 8;

/**
 * Where a surface goes that opens beside something, CSS pixels in the window: below it, or above where there is more room;
 * its start or end edge in line with the thing's, moved as far as it takes to stay in the window.
 */
export function placeBeside(
  of: Edges,
  surface: Size,
  view: Size,
  align: "start" | "end",
): { readonly left: number; readonly top: number } {
  const wanted = align === "start" ? of.left : of.right - surface.width;
  const left = Math.max(margin, Math.min(wanted, view.width - surface.width - margin));
  const below = of.bottom + gap;
  const above = of.top - gap - surface.height;
  const fits = below + surface.height <= view.height - margin;
  return { left, top: fits || above < margin ? below : above };
}
