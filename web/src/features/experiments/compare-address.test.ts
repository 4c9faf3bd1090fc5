import { describe, expect, it } from "vitest";
import { compareAddress } from "./compare-address.ts";

const experiment = (name: string, done: number, unfinished = 0) => ({
  id: `Experiment:${name}`,
  name,
  runs: {
    totalCount: done + unfinished,
    nodes: Array.from({ length: done + unfinished }, (_, i) => ({
      id: `Run:${name}${i}`,
      variant: "TS",
      status: i < done ? ("DONE" as const) : ("QUEUED" as const),
    })),
  },
});

describe("the address where experiments are compared", () => {
  it("names their finished runs", () => {
    expect(compareAddress([experiment("a", 2, 1), experiment("b", 1)])).toEqual({
      href: "/compare?runs=a0,a1,b0",
    });
  });

  it("says which were left out", () => {
    const { href, note } = compareAddress([experiment("a", 1), experiment("b", 0, 3)]);
    expect(href).toBe("/compare?runs=a0");
    expect(note).toContain("b");
  });

  it("is none while nothing is done, or nothing is there", () => {
    expect(compareAddress([experiment("a", 0, 2)]).href).toBeUndefined();
    expect(compareAddress([null, {}]).href).toBeUndefined();
  });

  it("takes no more runs than can be compared", () => {
    const { href, note } = compareAddress([experiment("a", 40), experiment("b", 40)]);
    expect(href?.split(",")).toHaveLength(50);
    expect(note).toContain("50");
  });
});
