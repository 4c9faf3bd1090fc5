import { describe, expect, it } from "vitest";
import { settingRows, settingText } from "./setting-rows.ts";

describe("settingRows", () => {
  const rows = settingRows([
    { id: "a", settings: [{ dpo: { beta: 5 }, seed: 1 }, { selections: [{ kind: "window" }] }] },
    { id: "b", settings: [{ dpo: { beta: 6 }, seed: 1 }, { list: [1, 2] }] },
  ]);

  it("are every path with each run's value, sorted", () => {
    expect(
      rows.map(({ path, values, differs }) => [path, values.get("a"), values.get("b"), differs]),
    ).toEqual([
      ["dpo.beta", "5", "6", true],
      ["list", undefined, "1, 2", true],
      ["seed", "1", "1", false],
      ["selections[0].kind", "window", undefined, true],
    ]);
  });
});

describe("settingText", () => {
  it.each([
    [null, undefined],
    [0, "0"],
    [false, "false"],
    [[1, 2], "1, 2"],
    [{ a: 1 }, '{"a":1}'],
  ])("of %j is %j", (value, expected) => {
    expect(settingText(value)).toBe(expected);
  });
});
