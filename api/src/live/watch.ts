import { type Database, experimentChannel, type Listener, listenTo, studyChannel } from "@dreambooth-dpo/db";
import { LatestWins } from "./latest-wins.ts";

/** A watcher is told at most this often. */
const intervalMs = 250;

export type Watched = "experiment" | "study";

const channels: Readonly<Record<Watched, string>> = { experiment: experimentChannel, study: studyChannel };

/** What happens in the database, for whoever watches; one connection per process, however many watch. */
export interface Live {
  /** Ticks whenever the thing changes, the first at once, at most 4 a second; ends with the signal. */
  watch(kind: Watched, id: string, signal: AbortSignal): AsyncIterable<void>;
  close(): Promise<void>;
}

/** Starts to listen to a database. */
export async function openLive(db: Database): Promise<Live> {
  const watchers = new Map<string, Set<LatestWins>>();
  const tell = (key: string) => {
    for (const watcher of watchers.get(key) ?? []) watcher.tell();
  };
  const listener: Listener = await listenTo(db, Object.values(channels), {
    onMessage: (channel, id) => tell(`${channel} ${id}`),
    onGap: () => {
      for (const key of watchers.keys()) tell(key);
    },
  });
  const ending = new AbortController();
  return {
    watch(kind, id, signal) {
      const key = `${channels[kind]} ${id}`;
      const both = AbortSignal.any([signal, ending.signal]);
      const watcher = new LatestWins(intervalMs, both);
      const others = watchers.get(key) ?? new Set();
      watchers.set(key, others.add(watcher));
      both.addEventListener(
        "abort",
        () => {
          others.delete(watcher);
          if (others.size === 0) watchers.delete(key);
        },
        { once: true },
      );
      return watcher;
    },
    close: async () => {
      ending.abort();
      await listener.close();
    },
  };
}
