import { describe, expect, it } from "vitest";
import type { HomeQuery } from "./home.graphql.ts";
import { finishedBeside, shownExperiment } from "./shown-experiments.ts";

const list = (...ids: string[]) => ({ nodes: ids.map((id) => ({ id })) });
const home = (of: { running?: string[]; queued?: string[]; finished?: string[]; recent?: string[] }) =>
  ({
    running: list(...(of.running ?? [])),
    queued: list(...(of.queued ?? [])),
    finished: list(...(of.finished ?? [])),
    recent: { totalCount: 0, nodes: (of.recent ?? []).map((id) => ({ id })) },
  }) as unknown as HomeQuery;

describe("shownExperiment", () => {
  it.each([
    [{ running: ["r"], queued: ["q"], finished: ["f"], recent: ["q", "r", "f"] }, "r"],
    [{ queued: ["q"], finished: ["f"], recent: ["q", "f"] }, "f"],
    [{ queued: ["q"], recent: ["q", "d"] }, "q"],
    [{ recent: ["d"] }, "d"],
    [{}, undefined],
  ])("of %j is %s", (of, expected) => {
    expect(shownExperiment(home(of))).toBe(expected);
  });
});

describe("finishedBeside", () => {
  it("is another one than the one on top", () => {
    expect(finishedBeside(home({ finished: ["f"] }), "r")).toBe("f");
    expect(finishedBeside(home({ finished: ["f"] }), "f")).toBeUndefined();
    expect(finishedBeside(home({}), "r")).toBeUndefined();
  });
});
