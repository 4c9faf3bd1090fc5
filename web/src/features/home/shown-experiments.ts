import type { HomeQuery } from "./home.graphql.ts";

/**
 * Which experiments the start page shows, the first one on top: the one that runs, else the newest finished one, else the
 * newest. None where there is none.
 */
export function shownExperiment({
  running,
  queued,
  finished,
  recent,
}: Omit<HomeQuery, "runners">): string | undefined {
  const [first] = [running, finished, queued, recent].flatMap(({ nodes }) => nodes);
  return first?.id;
}

/** The newest finished experiment, to show while the one on top has no results yet; undefined where it is the same or none. */
export function finishedBeside({ finished }: Pick<HomeQuery, "finished">, shown: string): string | undefined {
  const [newest] = finished.nodes;
  return newest && newest.id !== shown ? newest.id : undefined;
}
