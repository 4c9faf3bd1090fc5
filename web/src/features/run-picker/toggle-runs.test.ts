import { expect, it } from "vitest";
import { toggleAll, toggleRun } from "./toggle-runs.ts";

it("puts a run at the end and takes it away again", () => {
  expect(toggleRun(["a"], "b")).toEqual(["a", "b"]);
  expect(toggleRun(["a", "b"], "a")).toEqual(["b"]);
});

it("adds a group once each and takes it away but for what must stay", () => {
  expect(toggleAll(["b"], ["a", "b"], true)).toEqual(["b", "a"]);
  expect(toggleAll(["a", "b", "c"], ["a", "b"], false, ["b"])).toEqual(["b", "c"]);
});
