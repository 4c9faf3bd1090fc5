import type { RunStagesQuery } from "./run-stages.graphql.ts";

type Node = Extract<NonNullable<RunStagesQuery["node"]>, { stages: unknown }>;
export type RunStage = Node["stages"][number];

/** The stages of an answer, in their order; none where the run is gone. */
export const stagesOf = (answer: RunStagesQuery | undefined): readonly RunStage[] =>
  answer?.node && "stages" in answer.node ? (answer.node as Node).stages : [];

const names: Readonly<Record<string, string>> = {
  PERSONALISE: "Personalise",
  GENERATE: "Generate images",
  IMPORT: "Import images",
  SCORE: "Score images",
  SELECT: "Select pairs",
  TRAIN: "Train on pairs",
};

/** What a stage does, in words. */
export const stageName = ({ stage }: Pick<RunStage, "stage">): string => names[stage.kind] ?? stage.kind;
