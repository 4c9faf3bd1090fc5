import { describe, expect, it } from "vitest";
import type { GridRow, RowShape } from "../grid-rows.ts";
import { neighbour, placeOf } from "./neighbour.ts";

const row = (promptIndex: number, sample: number | null): GridRow => ({ prompt: "", promptIndex, sample });
const images = [row(0, 0), row(0, 1), row(1, 0), row(1, 1)];
const prompts = [row(0, null), row(1, null)];
const shape = (rows: "image" | "prompt"): RowShape => ({ rows, sortedByScore: false, samples: 2 });

describe("neighbour in rows of images", () => {
  const go = (promptIndex: number, sample: number, step: Parameters<typeof neighbour>[3]) =>
    neighbour(images, shape("image"), { promptIndex, sample }, step);
  it("follows the rows", () => {
    expect(go(0, 1, "next")).toEqual({ promptIndex: 1, sample: 0 });
    expect(go(1, 0, "previous")).toEqual({ promptIndex: 0, sample: 1 });
  });
  it("keeps the sample from prompt to prompt", () => {
    expect(go(0, 1, "next-prompt")).toEqual({ promptIndex: 1, sample: 1 });
    expect(go(1, 0, "previous-prompt")).toEqual({ promptIndex: 0, sample: 0 });
  });
  it("ends at the ends", () => {
    expect(go(1, 1, "next")).toBeUndefined();
    expect(go(0, 0, "previous-prompt")).toBeUndefined();
  });
  it("goes nowhere from what is not there", () => expect(go(7, 0, "next")).toBeUndefined());
});

describe("neighbour in rows of prompts", () => {
  const go = (promptIndex: number, sample: number, step: Parameters<typeof neighbour>[3]) =>
    neighbour(prompts, shape("prompt"), { promptIndex, sample }, step);
  it("goes through the samples and on to the next prompt", () => {
    expect(go(0, 0, "next")).toEqual({ promptIndex: 0, sample: 1 });
    expect(go(0, 1, "next")).toEqual({ promptIndex: 1, sample: 0 });
    expect(go(1, 0, "previous")).toEqual({ promptIndex: 0, sample: 1 });
  });
  it("keeps the sample from prompt to prompt", () =>
    expect(go(0, 1, "next-prompt")).toEqual({ promptIndex: 1, sample: 1 }));
});

it("finds a spot in either kind of rows", () => {
  expect(placeOf(images, { promptIndex: 1, sample: 1 })).toBe(3);
  expect(placeOf(prompts, { promptIndex: 1, sample: 1 })).toBe(1);
});
