import "server-only";
import { notFound } from "next/navigation";
import { globalId } from "../../graphql/global-id.ts";
import { prefetch } from "../../graphql/server.tsx";
import { type Experiment, experimentOf } from "./experiment.ts";
import { experimentPageDocument } from "./experiment-page.graphql.ts";
import { experimentStagesDocument } from "./experiment-stages.graphql.ts";
import { failedStageDocument } from "./failed-stage.graphql.ts";
import { failedStage } from "./failed-stage.ts";
import { firstStages } from "./first-stages.ts";

/** The parameters of an experiment's addresses. */
export interface ExperimentParams {
  readonly params: Promise<{ readonly id: string }>;
}

/** Fetches what the panel of a failed experiment shows: it stands above everything else, which would move were it late. */
async function prefetchFailure(id: string): Promise<void> {
  const data = await prefetch(experimentStagesDocument, firstStages(id));
  const found = data?.node && "runs" in data.node && failedStage(data.node.runs.nodes);
  if (found) await prefetch(failedStageDocument, { id: found.stage.id });
}

/**
 * Fetches the experiment that an address names for the components of its page. Ends in the not-found page where there is none;
 * `experiment` is undefined where the API could not answer.
 */
export async function loadExperiment({
  params,
}: ExperimentParams): Promise<{ readonly id: string; readonly experiment: Experiment | undefined }> {
  const id = globalId("Experiment", (await params).id);
  const data = await prefetch(experimentPageDocument, { id });
  if (data && !experimentOf(data)) notFound();
  const experiment = experimentOf(data);
  if (experiment?.status === "FAILED") await prefetchFailure(id);
  return { id, experiment };
}
