import { describe, expect, it } from "vitest";
import { configurationOfRun, configurationTree, settingsBelow, settingText } from "./configuration-tree.ts";

describe("settingsBelow", () => {
  it("names every value by its path", () =>
    expect(settingsBelow({ window: { c1: -20 }, list: [{ a: 1 }], names: ["x", "y"] }, "s")).toEqual([
      { path: "s.window.c1", value: -20 },
      { path: "s.list[0].a", value: 1 },
      { path: "s.names", value: ["x", "y"] },
    ]));
  it("keeps what is empty", () =>
    expect(settingsBelow({ a: {}, b: [], c: null }, "")).toEqual([
      { path: "a", value: {} },
      { path: "b", value: [] },
      { path: "c", value: null },
    ]));
});

it("groups settings by field, single ones first", () =>
  expect(configurationTree({ dpo: { beta: 5000 }, rounds: 2 })).toEqual([
    { name: "General", settings: [{ path: "rounds", value: 2 }] },
    { name: "dpo", settings: [{ path: "dpo.beta", value: 5000 }] },
  ]));

it("puts a run's own settings in place of the variants", () =>
  expect(
    configurationOfRun(
      { rounds: 1, variants: [{}], seeds: [0] },
      { selections: [] },
      { variant: "TS", seed: 0 },
    ),
  ).toEqual({ variant: "TS", seed: 0, selections: [], rounds: 1 }));

it("writes values", () => {
  expect(settingText(null)).toBe("none");
  expect(settingText(["a", 1])).toBe("a, 1");
  expect(settingText(false)).toBe("false");
});
