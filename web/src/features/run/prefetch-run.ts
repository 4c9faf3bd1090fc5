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
  return answer === undefined || Boolean(answer.node && "variant" in answer.node);
}
