/** A drawing or a picture at its place, pixels. `markup` is the inside of an SVG for drawings. */
export type FigureLayer = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
} & (
  | { readonly kind: "drawing"; readonly viewBox: string; readonly markup: string }
  | { readonly kind: "picture"; readonly href: string }
);

/** A line of text at its place: its left end and the middle of its height. */
export interface FigureText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: string;
  readonly colour: string;
}

export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** Below the title, such as `n = 30 concepts`. */
  readonly subtitle?: string;
  /** Below the drawing; wrapped. */
  readonly caption?: string;
  readonly layers: readonly FigureLayer[];
  readonly texts: readonly FigureText[];
  readonly colours: { readonly background: string; readonly text: string; readonly muted: string };
  /** `@font-face` rules whose sources are data. */
  readonly fontFaces?: string;
}

const family = "'IBM Plex Sans Variable', 'IBM Plex Sans', system-ui, sans-serif";

/** Text and attribute values of XML. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]!);

/** Text in lines of at most `most` characters, broken between words. */
export function wrapWords(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const layerMarkup = (layer: FigureLayer): string => {
  const at = `x="${layer.x}" y="${layer.y}" width="${layer.width}" height="${layer.height}"`;
  return layer.kind === "picture"
    ? `<image ${at} href="${escapeXml(layer.href)}"/>`
    : `<svg ${at} viewBox="${layer.viewBox}" overflow="hidden">${layer.markup}</svg>`;
};

/** A figure as an SVG file that needs nothing else: title above, caption below, pictures and fonts inside. */
export function composeSvg(figure: Figure): string {
  const { title, subtitle, caption, colours } = figure;
  const margin = 16;
  const lines = caption ? wrapWords(caption, Math.floor((figure.width - 8) / 6.2)) : [];
  const top = margin + 24 + (subtitle ? 18 : 0) + 8;
  const width = figure.width + 2 * margin;
  const height = top + figure.height + (lines.length > 0 ? 8 + lines.length * 17 : 0) + margin;
  const text = (x: number, y: number, content: string, look: string) =>
    `<text x="${x}" y="${y}" ${look}>${escapeXml(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${family}">`,
    `<title>${escapeXml(title)}</title>`,
    figure.fontFaces ? `<style>${figure.fontFaces}</style>` : "",
    `<rect width="${width}" height="${height}" fill="${colours.background}"/>`,
    text(margin, margin + 16, title, `font-size="16" font-weight="600" fill="${colours.text}"`),
    subtitle ? text(margin, margin + 36, subtitle, `font-size="13" fill="${colours.muted}"`) : "",
    `<g transform="translate(${margin} ${top})">`,
    ...figure.layers.map(layerMarkup),
    ...figure.texts.map((t) =>
      text(
        t.x,
        t.y,
        t.text,
        `font-size="${t.size}" font-weight="${t.weight}" fill="${t.colour}" dominant-baseline="central"`,
      ),
    ),
    "</g>",
    ...lines.map((line, i) =>
      text(margin, top + figure.height + 21 + i * 17, line, `font-size="12" fill="${colours.muted}"`),
    ),
    "</svg>",
  ]
    .filter(Boolean)
    .join("\n");
}
