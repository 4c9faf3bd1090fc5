import { type Knee, kneeClients, type Measurement } from "../measure/index.ts";
import { operations } from "../operations/index.ts";

/** Okabe-Ito, as in the product's other plots. */
const lines = {
  api: { name: "API", colour: "#0072b2" },
  postgraphile: { name: "PostGraphile", colour: "#d55e00" },
};
const [panelWidth, panelHeight, gap, left, top] = [260, 190, 150, 60, 66];

interface Quantity {
  readonly title: string;
  readonly of: (measurement: Measurement) => number;
}

const quantities: readonly Quantity[] = [
  { title: "p99, ms", of: ({ p99 }) => p99 },
  { title: "answers per second", of: ({ throughput }) => throughput },
];

const px = (value: number) => String(Number(value.toFixed(1)));

/** 1, 2 and 5 times the powers of ten from the last at most `low` to the first at least `high`. */
function logTicks(low: number, high: number): number[] {
  const all = Array.from({ length: 24 }, (_, i) => [1, 2, 5][i % 3]! * 10 ** (Math.floor(i / 3) - 2));
  const from = all.findLastIndex((tick) => tick <= low);
  const to = all.findIndex((tick) => tick >= high);
  return all.slice(Math.max(0, from), (to < 0 ? all.length : to) + 1);
}

/** Heights of the labels at the ends of at most two lines, apart by a line of text. */
function spread(ends: readonly number[]): number[] {
  const [a, b] = ends;
  if (a === undefined || b === undefined || Math.abs(a - b) >= 16) return [...ends];
  const middle = (a + b) / 2;
  return a < b ? [middle - 8, middle + 8] : [middle + 8, middle - 8];
}

function panel(
  series: readonly { readonly name: string; readonly colour: string; readonly values: readonly number[] }[],
  title: string,
  [x, y]: readonly [number, number],
): string {
  const values = series.flatMap((line) => line.values);
  const ticks = logTicks(Math.min(...values), Math.max(...values));
  const [low, high] = [Math.log(ticks[0]!), Math.log(ticks.at(-1)!)];
  const toX = (i: number) => x + (i / (kneeClients.length - 1)) * panelWidth;
  const toY = (value: number) => y + panelHeight - ((Math.log(value) - low) / (high - low)) * panelHeight;
  const parts = [
    `<text x="${x}" y="${y - 10}" fill="#111">${title}</text>`,
    ...ticks.map(
      (tick) =>
        `<path d="M${x} ${px(toY(tick))} h${panelWidth}" stroke="#e4e4e4"/>` +
        `<text x="${x - 8}" y="${px(toY(tick) + 4)}" text-anchor="end" fill="#444">${tick}</text>`,
    ),
    ...kneeClients.map(
      (clients, i) =>
        `<text x="${px(toX(i))}" y="${y + panelHeight + 18}" text-anchor="middle" fill="#444">${clients}</text>`,
    ),
    `<rect x="${x}" y="${y}" width="${panelWidth}" height="${panelHeight}" fill="none" stroke="#999"/>`,
  ];
  const ends = spread(series.map((line) => toY(line.values.at(-1)!)));
  for (const [i, { name, colour, values: of }] of series.entries()) {
    const points = of.map((value, at) => `${px(toX(at))},${px(toY(value))}`);
    parts.push(
      `<polyline points="${points.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...points.map((point) => {
        const [cx, cy] = point.split(",");
        return `<circle cx="${cx}" cy="${cy}" r="3.5" fill="${colour}" stroke="#fff"/>`;
      }),
      `<text x="${x + panelWidth + 9}" y="${px(ends[i]! + 4)}" fill="${colour}" font-weight="600">${name}</text>`,
    );
  }
  return parts.join("\n");
}

/** Clients against p99 and against answers per second, both servers, as a standalone SVG; a column for each operation. */
export function renderKnee(knee: Knee): string {
  const columns = [...knee];
  const width = left + columns.length * (panelWidth + gap);
  const height = top + quantities.length * (panelHeight + 66) + 14;
  const body = columns.flatMap(([operation, bySystem], column) => {
    const x = left + column * (panelWidth + gap);
    const ofSystems = (["api", "postgraphile"] as const).flatMap((system) => {
      const line = bySystem[system];
      return line ? [{ ...lines[system], measured: kneeClients.map((clients) => line.get(clients)!) }] : [];
    });
    return [
      `<text x="${x}" y="${top - 30}" font-weight="600" fill="#111">${operations[operation].title}</text>`,
      ...quantities.map(({ title, of }, row) =>
        panel(
          ofSystems.map(({ measured, ...line }) => ({ ...line, values: measured.map(of) })),
          title,
          [x, top + row * (panelHeight + 66)],
        ),
      ),
      `<text x="${x + panelWidth / 2}" y="${height - 38}" text-anchor="middle" fill="#111">clients that ask again at once</text>`,
    ];
  });
  const title = "Latency and throughput against clients";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'IBM Plex Sans', system-ui, sans-serif" font-size="12" role="img" aria-label="${title}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...body,
    "</svg>",
    "",
  ].join("\n");
}
