import { expect, it } from "vitest";
import { type RunStage, stageNames } from "./stage-names.ts";

const stage = (round: number, kind: string) => ({ round, stage: { kind } }) as RunStage;

it("tells candidates from evaluations by the selection between them", () =>
  expect(
    stageNames([
      stage(0, "PERSONALISE"),
      stage(0, "GENERATE"),
      stage(1, "GENERATE"),
      stage(1, "SCORE"),
      stage(1, "SELECT"),
      stage(1, "TRAIN"),
      stage(1, "GENERATE"),
      stage(1, "SCORE"),
    ]),
  ).toEqual([
    "Personalise",
    "Generate for evaluation",
    "Generate candidates",
    "Score candidates",
    "Select pairs",
    "Train on pairs",
    "Generate for evaluation",
    "Score for evaluation",
  ]));
