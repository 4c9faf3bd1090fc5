"use client";
import { useQuery } from "@tanstack/react-query";
import { operation } from "../../graphql/query-options.ts";
import { AttemptLog } from "../../ui/attempt-log.tsx";
import { runStagesDocument } from "./run-stages.graphql.ts";
import { shardsOfTrouble } from "./shards-of-trouble.ts";
import { stageDetailsDocument } from "./stage-details.graphql.ts";
import { stageNames, stagesOf } from "./stage-names.ts";

/** The stage at which a run stopped, with the end of its last attempt's log. */
export function TroubledStage({ run }: { readonly run: string }) {
  const { data } = useQuery(operation(runStagesDocument, { id: run }));
  const stages = stagesOf(data);
  const place = stages.findIndex(({ stage }) => stage.status === "FAILED");
  const failed = stages[place];
  const { data: details } = useQuery({
    ...operation(stageDetailsDocument, { id: failed?.stage.id ?? "", shards: shardsOfTrouble }),
    enabled: failed !== undefined,
  });
  if (!failed) return null;
  const attempts = details?.node && "attempts" in details.node ? details.node.attempts : [];
  const last = attempts.at(-1);
  return (
    <>
      <p className="mt-1 text-sm text-muted">
        Stopped at: {stageNames(stages)[place]!.toLowerCase()}
        {failed.round > 0 && `, round ${failed.round}`}
        {attempts.length > 1 && `, after ${attempts.length} attempts`}.
      </p>
      {last && last.log.length > 0 && (
        <div className="mt-2">
          <AttemptLog log={last.log.slice(-12)} />
        </div>
      )}
    </>
  );
}
