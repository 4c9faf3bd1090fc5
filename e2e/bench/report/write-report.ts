import type { Device } from "../measure/index.ts";
import type { WebResults } from "../measure-all.ts";
import { kilobytes, markdownTable, milliseconds, thousands } from "./tables.ts";

/** What is to be reached. */
const targets = {
  performance: 95,
  accessibility: 100,
  bestPractices: 100,
  largestContentfulPaint: 1200,
  layoutShift: 0.02,
  interaction: 100,
  scripts: 180_000,
  growth: 1.3,
} as const;

const yes = (reached: boolean) => (reached ? "yes" : "no");

function lighthouseTable({ pages }: WebResults, device: Device): string {
  const head = ["", "Performance", "Accessibility", "Best practices", "FCP ms", "LCP ms", "TBT ms", "CLS"];
  const rows = pages.map(({ name, ratings }) => {
    const of = ratings[device];
    return [
      ...[name, String(of.performance), String(of.accessibility), String(of.bestPractices)],
      ...[of.firstContentfulPaint, of.largestContentfulPaint, of.totalBlockingTime].map(milliseconds),
      ...[of.layoutShift.toFixed(3)],
      yes(
        of.performance >= targets.performance &&
          of.accessibility >= targets.accessibility &&
          of.bestPractices >= targets.bestPractices &&
          of.largestContentfulPaint < targets.largestContentfulPaint &&
          of.layoutShift < targets.layoutShift,
      ),
    ];
  });
  return markdownTable([...head, "reached"], rows);
}

function complaints({ pages }: WebResults): string {
  const lines = pages.flatMap(({ name, ratings }) =>
    Object.entries(ratings).flatMap(([device, { complaints }]) =>
      complaints.map((complaint) => `- ${name}, ${device}: ${complaint}`),
    ),
  );
  return lines.length ? `What cost points:\n\n${lines.join("\n")}\n` : "";
}

const scriptTable = ({ pages }: WebResults) =>
  markdownTable(
    ["gzip, kB", "first load", "at rest", "reached"],
    pages.map(({ name, scripts: { first, all } }) => [
      ...[name, kilobytes(first), kilobytes(all), yes(first <= targets.scripts)],
    ]),
  );

const responsivenessTable = ({ responsiveness }: WebResults) =>
  markdownTable(
    ["", "interactions", "slowest ms", "frame p95 ms", "reached"],
    responsiveness.map(({ name, interactions, slowest, frame }) => [
      ...[name, String(interactions), milliseconds(slowest), frame.toFixed(1)],
      yes(slowest < targets.interaction),
    ]),
  );

const grown = {
  list: "Experiments, first page",
  narrowed: "Experiments of one concept",
  compare: "Compare, 10 runs",
} as const;

function growthTable({ growth: [few, many] }: WebResults): string {
  const rows = (Object.keys(grown) as (keyof typeof grown)[]).flatMap((page) =>
    (["response", "painted"] as const).map((what) => {
      const [a, b] = [few[page][what], many[page][what]];
      const name = `${grown[page]}: ${what === "response" ? "HTML complete" : "largest thing painted"}`;
      return [name, milliseconds(a), milliseconds(b), (b / a).toFixed(2), yes(b / a <= targets.growth)];
    }),
  );
  const head = ["ms", `${thousands(few.runs)} runs`, `${thousands(many.runs)} runs`, "ratio", "reached"];
  return markdownTable(head, rows);
}

/** The report in Markdown. */
export function writeReport(results: WebResults, machine: string, load: number): string {
  const { rows } = results.seeded;
  const counted = ["experiments", "runs", "images", "pairs", "metric points"] as const;
  const list = counted.map((name) => `${thousands(rows[name]!)} ${name}`).join(", ");
  return `# The web app's performance

Written by \`npm run bench -- web\`; run it to measure your machine. The production build as \`npm start\` serves it, over an embedded
PostgreSQL with ${list}; one run has 45,000 candidate pairs. Every load is of somebody who is signed in.

Measured on ${machine}.
**Browser, web server, API and PostgreSQL share these cores.** Load of other programs before: ${load.toFixed(1)}.

## Lighthouse

The middling of several loads with an empty cache. To reach: performance ${targets.performance}, accessibility and best practices 100, LCP below
${targets.largestContentfulPaint} ms, CLS below ${targets.layoutShift}. Desktop is Lighthouse's desktop preset:

${lighthouseTable(results, "desktop")}

Mobile is its default, a middle-range phone on slow 4G with a processor four times slower than this one:

${lighthouseTable(results, "mobile")}

${complaints(results)}
## Answers to a hand

The slowest from a press to the next frame (INP of the visit), to be below ${targets.interaction} ms, and how long frames took meanwhile.

${responsivenessTable(results)}

## JavaScript

Of the scripts that the page's HTML names, to be at most ${kilobytes(targets.scripts)} kB, and of all that had come once the page was at rest.

${scriptTable(results)}

## With more runs

Medians of repeated loads, scripts cached. To be at most ${targets.growth} times slower. Among 100 runs there are 22 experiments, less
than half a page of the list: there the narrowed list, of as many rows on both sides, is what compares like with like.

${growthTable(results)}
`;
}
