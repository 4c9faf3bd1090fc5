import { describe, expect, it } from "vitest";
import { parseNumber, shownNumber } from "./numbers.ts";

describe("numbers of a form", () => {
  it("are shown as people write rates", () => {
    expect(shownNumber(5e-6)).toBe("5e-6");
    expect(shownNumber(0.01)).toBe("0.01");
    expect(shownNumber(5000)).toBe("5000");
    expect(shownNumber(0)).toBe("0");
  });

  it("come back as they were", () => {
    for (const value of [5e-6, 6.4e-5, 0.01, 0, 7.5, -20, 1e-3, 4_294_967_295])
      expect(parseNumber(shownNumber(value))).toBe(value);
  });

  it("may have a decimal comma or a real minus", () => {
    expect(parseNumber(" 0,5 ")).toBe(0.5);
    expect(parseNumber("−20")).toBe(-20);
  });

  it("stay text where they are none", () => {
    for (const text of ["many", "1,000,000", "", "1e999"]) expect(parseNumber(text)).toBe(text);
  });
});
