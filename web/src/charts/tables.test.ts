import { expect, test } from "vitest";
import { seriesStyle } from "../theme/series-colours.ts";
import { binTable, shareTable } from "./count-tables.ts";
import { lineTable } from "./line-table.ts";
import type { PlanePoint } from "./plane-points.ts";
import { planeTable } from "./plane-table.ts";

test("lines share a row where they share an x", () => {
  const line = (id: string, x: number[], y: (number | null)[]) => ({
    id,
    label: id,
    style: seriesStyle(id),
    x,
    y,
  });
  expect(lineTable([line("TS", [1, 3], [0.5, null]), line("IS", [2, 3], [0.7, 0.8])], "step")).toEqual({
    columns: [{ label: "step" }, { label: "TS" }, { label: "IS" }],
    rows: [
      ["1", 0.5, null],
      ["2", null, 0.7],
      ["3", null, 0.8],
    ],
  });
});

test("bins have their bounds without the noise of division", () => {
  expect(binTable({ from: 0, to: 0.3, counts: [1, 2, 3], kept: [0, 1, 3] }, "TS").rows).toEqual([
    ["0", 0.1, 1, 0],
    ["0.1", 0.2, 2, 1],
    ["0.2", 0.3, 3, 3],
  ]);
});

test("shares come with their intervals", () => {
  const share = (value: number) => ({ value, lo: value - 0.1, hi: null });
  const table = shareTable([
    { id: "a", label: "Overall", n: 12, win: share(0.5), tie: share(0.3), lose: share(0.2) },
  ]);
  expect(table.rows[0]!.slice(0, 5)).toEqual(["Overall", 12, 0.5, 0.4, null]);
  expect(table.columns).toHaveLength(table.rows[0]!.length);
});

test("points of a plane come with sigma and interval, empty where there is none", () => {
  const point: PlanePoint = {
    id: "a",
    variant: "TS",
    round: 1,
    is: { value: 0.7, sigma: 0.02, lo: 0.69, hi: 0.71 },
    ts: { value: 0.3 },
  };
  const { columns, rows } = planeTable([point]);
  expect(rows).toEqual([["TS", "TS", "1", 0.7, 0.02, 0.69, 0.71, 0.3, null, null, null]]);
  expect(columns).toHaveLength(11);
});
