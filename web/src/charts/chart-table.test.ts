import { expect, test } from "vitest";
import { fileSlug, tableToCsv } from "./chart-table.ts";

test("a table as CSV keeps every digit and quotes what needs it", () => {
  const csv = tableToCsv({
    columns: [{ label: "Variant" }, { label: "IS, cosine", decimals: 3 }],
    rows: [
      ['the "best"', 0.3123456789],
      ["two\nlines", null],
      ["plain", Number.NaN],
    ],
  });
  expect(csv).toBe('Variant,"IS, cosine"\r\n"the ""best""",0.3123456789\r\n"two\nlines",\r\nplain,\r\n');
});

test("no text of a user becomes a spreadsheet's formula, and no number becomes text", () => {
  const csv = tableToCsv({
    columns: [{ label: "a" }, { label: "b" }],
    rows: [
      ["=1+1", -0.5],
      ["@x", 1e-7],
    ],
  });
  expect(csv).toBe("a,b\r\n'=1+1,-0.5\r\n'@x,1e-7\r\n");
});

test("file names are safe anywhere", () => {
  expect(fileSlug("IS–TS plane: dog (SD 1.5)")).toBe("is-ts-plane-dog-sd-1-5");
  expect(fileSlug("…")).toBe("chart");
});
