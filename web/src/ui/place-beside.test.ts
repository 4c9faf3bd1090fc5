import { describe, expect, it } from "vitest";
import { placeBeside } from "./place-beside.ts";

const view = { width: 400, height: 300 };
const surface = { width: 100, height: 80 };
const at = (left: number, top: number) => ({ left, right: left + 40, top, bottom: top + 20 });

describe("the place of a surface beside something", () => {
  it("is below it, in line with its start or its end", () => {
    expect(placeBeside(at(150, 50), surface, view, "start")).toEqual({ left: 150, top: 74 });
    expect(placeBeside(at(150, 50), surface, view, "end")).toEqual({ left: 90, top: 74 });
  });

  it("stays in the window sideways", () => {
    expect(placeBeside(at(350, 50), surface, view, "start").left).toBe(292);
    expect(placeBeside(at(10, 50), surface, view, "end").left).toBe(8);
  });

  it("is above where there is no room below", () => {
    expect(placeBeside(at(150, 260), surface, view, "start").top).toBe(176);
  });

  it("is below where there is room on neither side", () => {
    expect(placeBeside(at(150, 50), { width: 100, height: 290 }, view, "start").top).toBe(74);
  });
});
