import { expect, it } from "vitest";
import { indexAngles } from "../../charts/pair-angles.ts";
import { changeAgainst } from "./kept-change.ts";

// Angles 45, 0, -90 degrees.
const index = indexAngles({ deltaTs: [0.1, 0.2, 0], deltaIs: [0.1, 0, -0.05] });

it("compares with the window of a run", () =>
  expect(changeAgainst(index, { c1: 10, c2: 80 }, [1, 0, 0], { c1: -20, c2: 30 }, 5)).toEqual({
    entering: 1,
    leaving: 1,
    enteringExamples: [{ pair: 1, reversed: false }],
    leavingExamples: [{ pair: 0, reversed: false }],
  }));

it("compares with the pairs that weights kept", () =>
  expect(changeAgainst(index, undefined, [1, 0, 1], { c1: -20, c2: 60 }, 5)).toEqual({
    entering: 1,
    leaving: 1,
    enteringExamples: [{ pair: 1, reversed: false }],
    leavingExamples: [{ pair: 2, reversed: false }],
  }));
