import { describe, expect, it } from "vitest";
import { cellColumns, listedFor, promptBlocks, type RowShape, rowCount, rowsOf } from "./grid-rows.ts";

const byPrompt: RowShape = { rows: "prompt", sortedByScore: false, samples: 2 };
const byImage: RowShape = { ...byPrompt, rows: "image" };
const image = (promptIndex: number, sample = 0) => ({ prompt: `prompt ${promptIndex}`, promptIndex, sample });
const spots = (rows: ReturnType<typeof rowsOf>) =>
  rows.map(({ promptIndex, sample }) => [promptIndex, sample]);

describe("rowsOf", () => {
  it("has a row for each prompt", () =>
    expect(spots(rowsOf([image(0), image(1)], byPrompt))).toEqual([
      [0, null],
      [1, null],
    ]));
  it("has a row for each sample of each prompt", () =>
    expect(spots(rowsOf([image(0), image(1)], byImage))).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]));
  it("keeps the order of scores", () =>
    expect(
      spots(rowsOf([image(1, 1), image(0, 0), image(1, 0)], { ...byImage, sortedByScore: true })),
    ).toEqual([
      [1, 1],
      [0, 0],
      [1, 0],
    ]));
  it("puts a prompt where its first image stands", () =>
    expect(
      spots(rowsOf([image(1, 1), image(0, 0), image(1, 0)], { ...byPrompt, sortedByScore: true })),
    ).toEqual([
      [1, null],
      [0, null],
    ]));
});

describe("rowCount", () => {
  it("is what is there once all is", () => expect(rowCount(50, { rows: 7, more: false }, byPrompt)).toBe(7));
  it.each([
    [byPrompt, 50],
    [byImage, 100],
    [{ ...byImage, sortedByScore: true }, 50],
    [{ ...byPrompt, sortedByScore: true }, 25],
  ])("is foretold from 50 listed images: %j", (shape, expected) =>
    expect(rowCount(50, { rows: 10, more: true }, shape)).toBe(expected),
  );
  it("leaves room for one more page where nothing was counted", () =>
    expect(rowCount(null, { rows: 300, more: true }, byPrompt)).toBe(400));
});

describe("listedFor", () => {
  it.each([
    [byPrompt, 10],
    [byImage, 5],
    [{ ...byImage, sortedByScore: true }, 10],
    [{ ...byPrompt, sortedByScore: true }, 20],
  ])("the tenth row takes so many images: %j", (shape, expected) =>
    expect(listedFor(9, shape)).toBe(expected),
  );
});

describe("promptBlocks", () => {
  it("asks for every prompt once and fills the last block up", () => {
    const rows = [...Array(9).keys(), 3].map((promptIndex) => ({ prompt: "", promptIndex, sample: 0 }));
    const { blocks, blockOf } = promptBlocks(rows);
    expect(blocks).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7],
      [8, 8, 8, 8, 8, 8, 8, 8],
    ]);
    expect([blockOf.get(7), blockOf.get(8)]).toEqual([0, 1]);
  });
});

describe("cellColumns", () => {
  it("has samples side by side in rows of prompts", () =>
    expect(cellColumns(2, byPrompt)).toEqual([
      { column: 0, sample: 0 },
      { column: 0, sample: 1 },
      { column: 1, sample: 0 },
      { column: 1, sample: 1 },
    ]));
  it("has one cell for each column in rows of images", () =>
    expect(cellColumns(2, byImage)).toEqual([
      { column: 0, sample: null },
      { column: 1, sample: null },
    ]));
});
