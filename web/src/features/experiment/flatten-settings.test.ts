import { describe, expect, it } from "vitest";
import { flattenSettings, settingsByPart } from "./flatten-settings.ts";

const configuration = {
  seed: 0,
  concepts: ["dog", "cat"],
  dpo: { beta: 5000, tune: "full" },
  variants: [{ name: "TS", selection: { window: { c1: -20 } } }],
  empty: [],
  none: null,
};

describe("flattenSettings", () => {
  it("names every setting by its path", () => {
    expect(flattenSettings(configuration)).toEqual([
      { path: "seed", value: "0" },
      { path: "concepts", value: "dog, cat" },
      { path: "dpo.beta", value: "5000" },
      { path: "dpo.tune", value: "full" },
      { path: "variants[0].name", value: "TS" },
      { path: "variants[0].selection.window.c1", value: "-20" },
      { path: "empty", value: "" },
      { path: "none", value: "null" },
    ]);
  });

  it("are grouped by their part", () => {
    const parts = settingsByPart(flattenSettings(configuration));
    expect([...parts.keys()]).toEqual(["experiment", "dpo", "variants"]);
    expect(parts.get("experiment")!.map(({ path }) => path)).toEqual(["seed", "concepts", "empty", "none"]);
  });
});
