import { AppError } from "@dreambooth-dpo/db/contract";
import sharp from "sharp";
import type { RgbImage } from "../models/index.ts";
import { escapeXml } from "./escape-xml.ts";

/** A row of a contact sheet: one prompt and seed, an image per column. */
export interface ContactSheetRow {
  readonly label: string;
  /** Absent where a column has none: the cell stays empty. */
  readonly images: readonly (RgbImage | undefined)[];
}

export interface ContactSheet {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly ContactSheetRow[];
}

const margin = 24;
const gap = 12;
const labelWidth = 250;
const headerHeight = 76;
const lineLength = 32;
const lineHeight = 17;

/** Small pictures are shown enlarged by a whole factor, large ones reduced to 256 pixels. */
function cellSize(images: readonly RgbImage[]): number {
  const width = images[0]?.width ?? 64;
  if (width > 256) return 256;
  return width * Math.max(1, Math.floor(160 / width));
}

/** Breaks a label into lines that fit beside its row; what is too much ends in an ellipsis. */
function wrap(text: string, lines: number): string[] {
  const out: string[] = [""];
  for (const word of text.split(" ")) {
    const joined = `${out.at(-1)} ${word}`.trim();
    if (joined.length <= lineLength) out[out.length - 1] = joined;
    else out.push(word.slice(0, lineLength));
  }
  if (out.length <= lines) return out;
  const last = out[lines - 1]!.slice(0, lineLength - 1);
  return [...out.slice(0, lines - 1), `${last}…`];
}

const text = (x: number, y: number, size: number, colour: string, content: string, more = "") =>
  `<text x="${x}" y="${y}" font-family="Helvetica, Arial, DejaVu Sans, sans-serif" font-size="${size}" fill="${colour}" ${more}>${escapeXml(content)}</text>`;

/**
 * A grid of images as PNG: a row per prompt and seed, a column per model, so that pictures of equal noise stand side by side.
 * Throws BAD_INPUT without rows or columns.
 */
export async function renderContactSheet({ title, columns, rows }: ContactSheet): Promise<Buffer> {
  if (columns.length === 0) throw AppError.badInput("columns", 0, "at least one column");
  if (rows.length === 0) throw AppError.badInput("rows", 0, "at least one row");
  const size = cellSize(rows.flatMap((row) => row.images.filter((image) => image !== undefined)));
  const left = (column: number) => margin + labelWidth + column * (size + gap);
  const top = (row: number) => margin + headerHeight + row * (size + gap);
  const width = left(columns.length) - gap + margin;
  const height = top(rows.length) - gap + margin;
  const texts = [
    text(margin, margin + 22, 20, "#1a1a1a", title, 'font-weight="600"'),
    ...columns.map((column, c) =>
      text(
        left(c) + size / 2,
        margin + headerHeight - 14,
        15,
        "#1a1a1a",
        column,
        'text-anchor="middle" font-weight="600"',
      ),
    ),
    ...rows.flatMap(({ label }, r) => {
      const lines = wrap(label, Math.max(1, Math.floor(size / lineHeight)));
      const first = top(r) + size / 2 - ((lines.length - 1) * lineHeight) / 2 + 5;
      return lines.map((line, i) => text(margin, first + i * lineHeight, 14, "#444444", line));
    }),
  ];
  const empty = rows.flatMap(({ images }, r) =>
    columns.flatMap((_, c) =>
      images[c]
        ? []
        : `<rect x="${left(c) + 0.5}" y="${top(r) + 0.5}" width="${size - 1}" height="${size - 1}" fill="none" stroke="#bbbbbb" stroke-dasharray="4 4"/>`,
    ),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${[...texts, ...empty].join("")}</svg>`;
  const cells = await Promise.all(
    rows.flatMap(({ images }, r) =>
      images.slice(0, columns.length).flatMap((image, c) => {
        if (!image) return [];
        const { width: w, height: h, data } = image;
        const kernel = w < size ? "nearest" : "lanczos3";
        const raw = { width: w, height: h, channels: 3 as const };
        return sharp(data, { raw })
          .resize(size, size, { kernel, fit: "contain", background: "#ffffff" })
          .png()
          .toBuffer()
          .then((input) => ({ input, left: left(c), top: top(r) }));
      }),
    ),
  );
  return sharp({ create: { width, height, channels: 3, background: "#ffffff" } })
    .composite([{ input: Buffer.from(svg), left: 0, top: 0 }, ...cells])
    .png()
    .toBuffer();
}
