import { describe, expect, it } from "vitest";
import { runParsers } from "./run-state.ts";

describe("the steps in the address", () => {
  it("are written as they are read", () => {
    expect(runParsers.steps.parse("10-25.5")).toEqual([10, 25.5]);
    expect(runParsers.steps.serialize([10, 25.456])).toBe("10-25.46");
  });
  it.each(["", "10", "30-10", "a-b"])("refuse %j", (text) => expect(runParsers.steps.parse(text)).toBeNull());
});

it("leaves out runs that are no ids", () =>
  expect(runParsers.with.parse("x,01a20fb5-e2d1-7c13-9844-5bfce868fccf")).toEqual([
    "01a20fb5-e2d1-7c13-9844-5bfce868fccf",
  ]));
