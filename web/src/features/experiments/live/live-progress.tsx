"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { operation } from "../../../graphql/query-options.ts";
import { useSubscription } from "../../../graphql/use-subscription.ts";
import { experimentFacetsDocument } from "../experiment-facets.graphql.ts";
import { hasEnded } from "../experiment-row-data.ts";
import { experimentsDocument } from "../experiments.graphql.ts";
import { listedProgressDocument } from "../listed-progress.graphql.ts";
import { pollProgressDocument } from "../poll-progress.graphql.ts";
import { chooseWatched } from "./choose-watched.ts";
import { type LiveState, tellLive, useWatched } from "./live-store.ts";

/** Between two questions about experiments that have no subscription, milliseconds. */
const pollEvery = 6_000;

/** Asks for the list anew: an experiment has come to its end, and has figures now. */
function useReload(): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: [experimentsDocument.name] });
    void client.invalidateQueries({ queryKey: [experimentFacetsDocument.name] });
  };
}

function Listener({ id, onEnd }: { readonly id: string; readonly onEnd: () => void }) {
  useSubscription(
    listedProgressDocument,
    { id },
    {
      next: ({ experimentProgress: { status, progress } }) => {
        tellLive(id, { status, progress });
        if (hasEnded(status)) onEnd();
      },
    },
  );
  return null;
}

/** Keeps the rows on the page up to date while their experiments are unfinished. Renders nothing. */
export function LiveProgress() {
  const { subscribed, polled } = chooseWatched(useWatched());
  const reload = useReload();
  const { data } = useQuery({
    ...operation(pollProgressDocument, { ids: polled }),
    enabled: polled.length > 0,
    refetchInterval: pollEvery,
  });
  useEffect(() => {
    for (const node of data?.nodes ?? [])
      if (node && "status" in node) tellLive(node.id, node as LiveState & { id: string });
    if (data?.nodes.some((node) => node && "status" in node && hasEnded(node.status))) reload();
  }, [data]);
  return subscribed.map((id) => <Listener key={id} id={id} onEnd={reload} />);
}
