import { kindName } from "../../format/stage-kind.ts";
import type { RunStagesQuery } from "./run-stages.graphql.ts";

type Node = Extract<NonNullable<RunStagesQuery["node"]>, { stages: unknown }>;
export type RunStage = Node["stages"][number];

/** The stages of an answer, in their order; none where the run is gone. */
export const stagesOf = (answer: RunStagesQuery | undefined): readonly RunStage[] =>
  answer?.node && "stages" in answer.node ? (answer.node as Node).stages : [];

/**
 * What each stage of a run does: in a round that selects pairs, what comes before the selection makes and scores its candidates,
 * and what comes after is for the evaluation, as is all generating and scoring of the personalisation.
 */
export function stageNames(stages: readonly RunStage[]): string[] {
  return stages.map(({ round, stage }, i) => {
    if (stage.kind !== "GENERATE" && stage.kind !== "SCORE") return kindName(stage.kind);
    const selects = stages.slice(i).some((later) => later.round === round && later.stage.kind === "SELECT");
    const verb = stage.kind === "GENERATE" ? "Generate" : "Score";
    return selects ? `${verb} candidates` : `${verb} for evaluation`;
  });
}
