import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { seriesStyle } from "../theme/series-colours.ts";
import { ChartFrame } from "./chart-frame.tsx";
import { Histogram } from "./histogram.tsx";
import { IntervalBar } from "./interval-bar.tsx";
import { LineChart } from "./line-chart.tsx";
import { PairScatter } from "./pair-scatter.tsx";
import { Plane } from "./plane.tsx";
import { planeTable } from "./plane-table.ts";
import { ShareBars } from "./share-bars.tsx";
import { Sparkline } from "./sparkline.tsx";

// There is no window here: what renders does so on a server.
const html = (node: ReactNode): string => renderToString(node).replaceAll("<!-- -->", "");
const points = [
  { id: "b", variant: "baseline", round: null, step: 800, is: { value: 0.74 }, ts: { value: 0.3 } },
  {
    id: "m",
    variant: "MIX",
    round: 1,
    href: "/runs/m",
    is: { value: 0.76, sigma: 0.02 },
    ts: { value: 0.31 },
  },
  { id: "n", variant: "IS", round: 1, is: { value: Number.NaN }, ts: { value: 0.31 } },
];

test("a plane has its axes, a link for each point that leads somewhere and a button for others", () => {
  const page = html(<Plane points={points} label="IS-TS plane" />);
  expect(page).toContain("IS: image similarity (cosine)");
  expect(page).toMatch(
    /<a href="\/runs\/m"[^>]*aria-label="MIX: IS 0.760, TS 0.310, on the Pareto frontier"/,
  );
  expect(page).toMatch(/role="button"[^>]*aria-label="baseline: IS 0.740, TS 0.300"/);
  expect(page.match(/tabindex="0"/g)).toHaveLength(1);
  expect(page).toContain("Arrow keys move between 2 points.");
});

test("a plane without points still has its axes", () => {
  expect(html(<Plane points={[]} label="empty" />)).toContain("between 0 points");
});

test("a frame has title, n and caption, and its table for screen readers", () => {
  const page = html(
    <ChartFrame
      title="Plane"
      n={12_000}
      caption="How to read it."
      queryHref="/graphql"
      table={planeTable(points)}
    >
      <p>chart</p>
    </ChartFrame>,
  );
  expect(page).toContain("n = 12\u202f000");
  expect(page).toContain("<figcaption");
  expect(page).toContain("<caption>Plane: table</caption>");
  expect(page.match(/<th scope="row"/g)).toHaveLength(3);
});

test("a table that costs something is not made before it is asked for", () => {
  const page = html(
    <ChartFrame
      title="Loss"
      table={() => {
        throw new Error("made too early");
      }}
    >
      <p>chart</p>
    </ChartFrame>,
  );
  expect(page).toContain("Show table");
});

const line = (id: string, y: (number | null)[]) => ({
  id,
  label: id,
  style: seriesStyle(id),
  x: [0, 1, 2],
  y,
});

test("a line chart has its lines, its names, and a mark where there is no number", () => {
  const page = html(
    <LineChart series={[line("TS", [1, null, 3]), line("IS", [3, 2, 1])]} label="Loss" yLabel="loss" />,
  );
  expect(page).toContain("TS: no number from 1 on");
  expect(page).toMatch(/<text[^>]*>IS<\/text>/);
  expect(page).toMatch(/role="slider"[^>]*aria-label="Loss: cursor over step"/);
  expect(html(<LineChart series={[]} label="none" />)).toContain("cursor over step");
});

test("more than six lines are named in a list below", () => {
  const many = Array.from({ length: 7 }, (_, i) => line(`run ${i}`, [1, 2, 3]));
  expect(html(<LineChart series={many} label="Loss" />).match(/aria-pressed="false"/g)).toHaveLength(7);
});

test("a scatter says what its window keeps, and what was kept without one", () => {
  const pairs = { deltaTs: [0.1, -0.1, 0.1], deltaIs: [0.1, -0.05, -0.1] };
  expect(html(<PairScatter {...pairs} label="Pairs" window={{ c1: 0, c2: 90 }} />)).toContain(
    "2 of 3 pairs kept, 66.7%",
  );
  expect(html(<PairScatter {...pairs} label="Pairs" kept={[1, 0, 0]} total={9} />)).toContain(
    "1 of 3 pairs kept (9 in all), 33.3%",
  );
  expect(html(<PairScatter deltaTs={[]} deltaIs={[]} label="Pairs" />)).toContain("0 of 0 pairs kept, 0%");
});

test("small charts carry their numbers as text", () => {
  expect(
    html(<IntervalBar estimate={{ value: 0.014, lo: 0.006, hi: 0.021 }} domain={[-0.1, 0.1]} />),
  ).toContain('aria-label="+0.014 [0.006, 0.021]"');
  expect(html(<Sparkline values={[1, null, 2]} label="loss rises" />)).toContain('aria-label="loss rises"');
  expect(html(<Sparkline values={[]} />)).toContain('aria-hidden="true"');
  expect(html(<Histogram bins={{ from: 0, to: 1, counts: [1, 2] }} label="Scores" xLabel="TS" />)).toContain(
    'aria-label="Scores"',
  );
  const share = (value: number) => ({ value });
  const rows = [{ id: "a", label: "Overall", n: 1000, win: share(0.5), tie: share(0.3), lose: share(0.2) }];
  expect(html(<ShareBars rows={rows} label="Votes" />)).toContain(
    "Overall: Win 50.0%, No difference 30.0%, Lose 20.0%",
  );
});
