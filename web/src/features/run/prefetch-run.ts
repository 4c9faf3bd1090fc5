import "server-only";
import { globalId } from "../../graphql/global-id.ts";
import { prefetch } from "../../graphql/server.tsx";
import { metricVariables } from "./metric-variables.ts";
import { runCheckpointsDocument } from "./run-checkpoints.graphql.ts";
import { runConfigurationDocument } from "./run-configuration.graphql.ts";
import { runMetricsDocument } from "./run-metrics.graphql.ts";
import { runPageDocument } from "./run-page.graphql.ts";
import { runStagesDocument } from "./run-stages.graphql.ts";
import type { RunState } from "./run-state.ts";
import { shardsOfTrouble } from "./shards-of-trouble.ts";
import { stageDetailsDocument } from "./stage-details.graphql.ts";
import { stagesOf } from "./stage-names.ts";

/** Fetches where a run failed and the log of it: told above everything else, which would move were it late. */
async function prefetchFailure(id: string): Promise<void> {
  const failed = stagesOf(await prefetch(runStagesDocument, { id })).find(
    ({ stage }) => stage.status === "FAILED",
  );
  if (failed) await prefetch(stageDetailsDocument, { id: failed.stage.id, shards: shardsOfTrouble });
}

/** Fetches what the first paint of a run's page shows; false where there is no such run. */
export async function prefetchRun(local: string, { tab, with: others }: RunState): Promise<boolean> {
  const id = globalId("Run", local);
  const runs = [id, ...others.map((each) => globalId("Run", each))];
  const [answer] = await Promise.all([
    prefetch(runPageDocument, { id }),
    tab === "stages" && prefetch(runStagesDocument, { id }),
    tab === "configuration" && prefetch(runConfigurationDocument, { id }),
    tab === "files" && prefetch(runCheckpointsDocument, { id }),
    ...(tab === "training" ? runs.map((each) => prefetch(runMetricsDocument, metricVariables(each))) : []),
  ]);
  if (answer?.node && "variant" in answer.node && answer.node.status === "FAILED") await prefetchFailure(id);
  return answer === undefined || Boolean(answer.node && "variant" in answer.node);
}
