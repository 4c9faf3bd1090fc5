import {
  type Comparison,
  type ComparisonRow,
  type Metric,
  metricLabels,
} from "@dreambooth-dpo/db/comparison";
import { axisTicks, paddedRange } from "./axis-ticks.ts";
import { escapeXml } from "./escape-xml.ts";
import { type PlacedLabel, placeLabels } from "./place-labels.ts";

/** Okabe-Ito: one colour per variant everywhere, told apart by colour-blind readers. */
const variantColours: Readonly<Record<string, string>> = {
  baseline: "#6b6b6b",
  TS: "#0072b2",
  IS: "#d55e00",
  MIX: "#009e73",
};
const furtherColours = ["#cc79a7", "#56b4e9", "#e69f00", "#000000"];

export interface PlaneOptions {
  readonly title?: string;
  readonly width?: number;
  readonly height?: number;
  /** Draw the held-out judge's scores in place of the selecting judge's. */
  readonly heldOut?: boolean;
}

interface PlottedPoint {
  readonly row: ComparisonRow;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

const px = (value: number): string => String(Number(value.toFixed(2)));

function colourOf(variants: readonly string[]): (variant: string) => string {
  const others = variants.filter((v) => !Object.hasOwn(variantColours, v));
  return (v) => variantColours[v] ?? furtherColours[others.indexOf(v) % furtherColours.length]!;
}

function marker({ x, y, colour, row }: PlottedPoint): string {
  const title = `<title>${escapeXml(row.name)}</title>`;
  if (row.variant === "baseline")
    return `<rect x="${px(x - 4.5)}" y="${px(y - 4.5)}" width="9" height="9" fill="${colour}" stroke="#fff">${title}</rect>`;
  return `<circle cx="${px(x)}" cy="${px(y)}" r="5.5" fill="${colour}" stroke="#fff">${title}</circle>`;
}

function arrow(from: PlottedPoint, to: PlottedPoint): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 16) return "";
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const start = [from.x + 8 * ux, from.y + 8 * uy];
  const tip = [to.x - 8 * ux, to.y - 8 * uy];
  const wing = (side: number) =>
    `${px(tip[0]! - 7 * ux + side * 3.5 * uy)} ${px(tip[1]! - 7 * uy - side * 3.5 * ux)}`;
  return (
    `<path d="M${px(start[0]!)} ${px(start[1]!)} L${px(tip[0]!)} ${px(tip[1]!)}" stroke="${to.colour}" stroke-width="1.5" fill="none"/>` +
    `<path d="M${wing(1)} L${px(tip[0]!)} ${px(tip[1]!)} L${wing(-1)} Z" fill="${to.colour}"/>`
  );
}

/** Points every 12 pixels of a line, for labels to keep clear of. */
function pointsAlong(from: PlottedPoint, to: PlottedPoint): { x: number; y: number }[] {
  const count = Math.floor(Math.hypot(to.x - from.x, to.y - from.y) / 12);
  return Array.from({ length: count }, (_, i) => ({
    x: from.x + ((to.x - from.x) * (i + 0.5)) / count,
    y: from.y + ((to.y - from.y) * (i + 0.5)) / count,
  }));
}

function label(placed: PlacedLabel, colour: string): string {
  return `<text x="${px(placed.labelX)}" y="${px(placed.labelY)}" text-anchor="${placed.anchor}" fill="${colour}" stroke="#fff" stroke-width="3" paint-order="stroke" font-weight="600">${escapeXml(placed.text)}</text>`;
}

/**
 * The IS-TS plane as a standalone SVG: mean with one standard error on both axes, the baseline's frontier over its steps,
 * each variant's rounds as arrows from the checkpoint they started at (`comparison.baseline`), every point labelled directly.
 */
export function renderPlane(comparison: Comparison, options: PlaneOptions = {}): string {
  const { title = "Image and text similarity", width = 760, height = 520, heldOut = false } = options;
  const xMetric: Metric = heldOut ? "heldOutTextSimilarity" : "textSimilarity";
  const yMetric: Metric = heldOut ? "heldOutImageSimilarity" : "imageSimilarity";
  const rows = comparison.rows.filter((r) => r.cells[xMetric] && r.cells[yMetric]);
  const extent = (metric: Metric) =>
    rows.flatMap((r) => [-1, 1].map((side) => r.cells[metric]!.value + side * (r.cells[metric]!.se ?? 0)));
  const [x0, x1] = paddedRange(extent(xMetric), 0.08);
  const [y0, y1] = paddedRange(extent(yMetric), 0.08);
  const frame = { x: 72, y: 44, width: width - 72 - 24, height: height - 44 - 78 };
  const toX = (v: number) => frame.x + ((v - x0) / (x1 - x0)) * frame.width;
  const toY = (v: number) => frame.y + frame.height - ((v - y0) / (y1 - y0)) * frame.height;
  const colour = colourOf([...new Set(rows.map((r) => r.variant))]);
  const points: PlottedPoint[] = rows.map((row) => ({
    row,
    x: toX(row.cells[xMetric]!.value),
    y: toY(row.cells[yMetric]!.value),
    colour: colour(row.variant),
  }));

  const grid: string[] = [];
  const xAxis = axisTicks(x0, x1, 6);
  for (const t of xAxis.ticks)
    grid.push(
      `<path d="M${px(toX(t))} ${frame.y} V${frame.y + frame.height}" stroke="#e4e4e4"/>`,
      `<text x="${px(toX(t))}" y="${frame.y + frame.height + 18}" text-anchor="middle" fill="#444">${t.toFixed(xAxis.decimals)}</text>`,
    );
  const yAxis = axisTicks(y0, y1, 6);
  for (const t of yAxis.ticks)
    grid.push(
      `<path d="M${frame.x} ${px(toY(t))} H${frame.x + frame.width}" stroke="#e4e4e4"/>`,
      `<text x="${frame.x - 8}" y="${px(toY(t) + 4)}" text-anchor="end" fill="#444">${t.toFixed(yAxis.decimals)}</text>`,
    );

  const errorBars = points.map(({ row, x, y, colour: stroke }) => {
    const dx = ((row.cells[xMetric]!.se ?? 0) / (x1 - x0)) * frame.width;
    const dy = ((row.cells[yMetric]!.se ?? 0) / (y1 - y0)) * frame.height;
    return `<path d="M${px(x - dx)} ${px(y)} H${px(x + dx)} M${px(x)} ${px(y - dy)} V${px(y + dy)}" stroke="${stroke}" stroke-opacity="0.45" stroke-width="1.5" fill="none"/>`;
  });

  const baseline = points.filter((p) => p.row.variant === "baseline");
  const steps = [...baseline].sort((a, b) => (a.row.step ?? Infinity) - (b.row.step ?? Infinity));
  const frontier =
    steps.length > 1
      ? `<polyline points="${steps.map((p) => `${px(p.x)},${px(p.y)}`).join(" ")}" fill="none" stroke="${colour("baseline")}" stroke-width="1.5" stroke-dasharray="5 4"/>`
      : "";
  const start = points.find((p) => p.row.name === comparison.baseline);
  const hops = [...new Set(rows.map((r) => r.variant).filter((v) => v !== "baseline"))].flatMap((variant) => {
    const rounds = points
      .filter((p) => p.row.variant === variant)
      .sort((a, b) => (a.row.round ?? 0) - (b.row.round ?? 0));
    const path = start ? [start, ...rounds] : rounds;
    return path.slice(1).map((to, i) => [path[i]!, to] as const);
  });
  const lines = [...hops, ...steps.slice(1).map((to, i) => [steps[i]!, to] as const)];
  const placed = placeLabels(
    points.map((p) => ({ x: p.x, y: p.y, text: p.row.name })),
    [...points, ...lines.flatMap(([from, to]) => pointsAlong(from, to))],
    frame,
    12,
  );
  const judge = heldOut ? ", held-out judge" : "";
  const over =
    comparison.unit === "prompts"
      ? `${comparison.clusters} prompts of one concept`
      : `${comparison.clusters} concepts`;
  const note = `Points: mean over ${over}; bars: 1 SE. Dashed: personalisation. Arrows: DPO rounds.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'IBM Plex Sans', system-ui, sans-serif" font-size="12" role="img" aria-label="${escapeXml(title)}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${frame.x}" y="26" font-size="16" font-weight="600" fill="#111">${escapeXml(title + judge)}</text>`,
    ...grid,
    `<rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" fill="none" stroke="#999"/>`,
    `<text x="${frame.x + frame.width / 2}" y="${frame.y + frame.height + 40}" text-anchor="middle" font-size="13" fill="#111">${metricLabels[xMetric]}: text similarity (cosine)</text>`,
    `<text transform="translate(20 ${frame.y + frame.height / 2}) rotate(-90)" text-anchor="middle" font-size="13" fill="#111">${metricLabels[yMetric]}: image similarity (cosine)</text>`,
    ...errorBars,
    frontier,
    ...hops.map(([from, to]) => arrow(from, to)),
    ...points.map(marker),
    ...placed.map((l, i) => label(l, points[i]!.colour)),
    `<text x="${frame.x}" y="${height - 14}" fill="#555">${escapeXml(note)}</text>`,
    "</svg>",
  ]
    .filter((l) => l !== "")
    .join("\n");
}
