import { expect, it } from "vitest";
import { pageOfThing } from "./page-of-thing.ts";

it("things with a page of their own have an address, others none", () => {
  expect(pageOfThing("Run:0199-a")).toBe("/runs/0199-a");
  expect(pageOfThing("Experiment:0199-b")).toBe("/experiments/0199-b");
  expect(pageOfThing("ApiKey:0199-c")).toBeUndefined();
  expect(pageOfThing("nonsense")).toBeUndefined();
});
