import { describe, expect, it } from "vitest";
import { linesOf, nameRuns, steadyDomain } from "./metric-lines.ts";

const run = (id: string, variant: string, experiment = "one", names: string[] = ["loss"]) => ({
  id,
  variant,
  seed: 0,
  concept: { name: "dog" },
  experiment: { id: experiment, name: experiment },
  metrics: names.map((name) => ({
    name,
    round: 1,
    latest: { time: "", step: 1, value: 1 },
    points: { steps: [1], values: [1], thinned: false },
  })),
});

describe("nameRuns", () => {
  it("names runs by what tells them apart", () => {
    expect(nameRuns([run("a", "TS"), run("b", "IS")]).map(({ name }) => name)).toEqual(["TS", "IS"]);
    expect(nameRuns([run("a", "TS"), run("b", "TS", "two")]).map(({ name }) => name)).toEqual([
      "TS · one",
      "TS · two",
    ]);
  });
  it("keeps a variant's look for the first run of it", () => {
    const [first, second] = nameRuns([run("a", "TS"), run("b", "TS", "two")]);
    expect(first?.style.colour).toBe("var(--series-ts)");
    expect(second?.style.colour).not.toBe("var(--series-ts)");
  });
});

describe("linesOf", () => {
  const group = (metrics: string[]) => ({ key: "", title: "", yLabel: "", caption: "", metrics });
  it("has a line for each run", () => {
    const runs = [run("a", "TS"), run("b", "IS")];
    expect(linesOf(runs, nameRuns(runs), group(["loss"]), 1).map(({ label }) => label)).toEqual(["TS", "IS"]);
  });
  it("has a line for each series of one run", () => {
    const runs = [run("a", "TS", "one", ["winner_error", "loser_error"])];
    expect(
      linesOf(runs, nameRuns(runs), group(["winner_error", "loser_error"]), 1).map(({ label }) => label),
    ).toEqual(["Winner", "Loser"]);
  });
  it("leaves out what another round measured", () => {
    const runs = [run("a", "TS")];
    expect(linesOf(runs, nameRuns(runs), group(["loss"]), 2)).toEqual([]);
  });
});

describe("steadyDomain", () => {
  const line = (y: (number | null)[]) => ({ y }) as never;
  it("begins at zero for what never moves", () =>
    expect(steadyDomain([line([1e-5, 1e-5, null])])).toEqual([0, 2e-5]));
  it("leaves all else alone", () => {
    expect(steadyDomain([line([1, 2])])).toBeUndefined();
    expect(steadyDomain([line([])])).toBeUndefined();
    expect(steadyDomain([line([0, 0])])).toBeUndefined();
  });
});
