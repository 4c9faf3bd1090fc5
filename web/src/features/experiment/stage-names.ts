import type { ExperimentStagesQuery } from "./experiment-stages.graphql.ts";

type StageRun = Extract<
  NonNullable<ExperimentStagesQuery["node"]>,
  { readonly runs: unknown }
>["runs"]["nodes"][number];
export type StageKind = StageRun["stages"][number]["stage"]["kind"];

/** What stages do, in the order of the work; `unit` is what their work is counted in. */
export const stageNames: Readonly<
  Record<
    StageKind,
    {
      readonly name: string;
      readonly doing: string;
      readonly about: string;
      readonly unit: "images" | "steps" | null;
    }
  >
> = {
  IMPORT: { name: "Import", doing: "Import", about: "Takes images made elsewhere", unit: "images" },
  PERSONALISE: {
    name: "Personalise",
    doing: "Personalisation",
    about: "Trains the model on the concept's photos",
    unit: "steps",
  },
  GENERATE: {
    name: "Generate",
    doing: "Generation",
    about: "Makes images, for pairs and for evaluation",
    unit: "images",
  },
  SCORE: { name: "Score", doing: "Scoring", about: "Has both judges score the images", unit: null },
  SELECT: {
    name: "Select",
    doing: "Selection",
    about: "Selects preference pairs by their angle",
    unit: null,
  },
  TRAIN: { name: "Train", doing: "Training", about: "Trains on the pairs by Diffusion-DPO", unit: "steps" },
};
export const stageKinds = Object.keys(stageNames) as StageKind[];
