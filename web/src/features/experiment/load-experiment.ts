import "server-only";
import { notFound } from "next/navigation";
import { globalId } from "../../graphql/global-id.ts";
import { prefetch } from "../../graphql/server.tsx";
import { type Experiment, experimentOf } from "./experiment.ts";
import { experimentPageDocument } from "./experiment-page.graphql.ts";

/** The parameters of an experiment's addresses. */
export interface ExperimentParams {
  readonly params: Promise<{ readonly id: string }>;
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
  return { id, experiment: experimentOf(data) };
}
