/** A rectangle in pixels, y downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What is left of a drawing of this size inside its margins. */
export function inside(width: number, height: number, margins: Margins): Box {
  return {
    x: margins.left,
    y: margins.top,
    width: Math.max(1, width - margins.left - margins.right),
    height: Math.max(1, height - margins.top - margins.bottom),
  };
}

/** Area that two rectangles share. */
export function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}

/** Width of a text in IBM Plex Sans, pixels: an estimate that needs no browser, on the safe side. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text)
    ems += /[ilj.,:;'|!]/.test(character)
      ? 0.28
      : /[mwMW%@]/.test(character)
        ? 0.88
        : /[A-Z]/.test(character)
          ? 0.65
          : 0.58;
  return ems * fontSize;
}
