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
  /** How many watch now. */
  readonly watchers: number;
  close(): Promise<void>;
}

/** Starts to listen to a database. */
export async function openLive(db: Database): Promise<Live> {
  const watchers = new Map<string, Set<LatestWins>>();
  const everybody = () => [...watchers.values()].flatMap((each) => [...each]);
  const listener: Listener = await listenTo(db, Object.values(channels), {
    onMessage: (channel, id) => {
      for (const watcher of watchers.get(`${channel} ${id}`) ?? []) watcher.tell();
    },
    onGap: () => {
      for (const watcher of everybody()) watcher.tell();
    },
  });
  let closed = false;
  return {
    watch(kind, id, signal) {
      const watcher = new LatestWins(intervalMs);
      if (closed || signal.aborted) {
        watcher.end();
        return watcher;
      }
      const key = `${channels[kind]} ${id}`;
      const others = watchers.get(key) ?? new Set();
      watchers.set(key, others.add(watcher));
      const leave = () => {
        watcher.end();
        others.delete(watcher);
        if (others.size === 0) watchers.delete(key);
      };
      signal.addEventListener("abort", leave, { once: true });
      return watcher;
    },
    get watchers() {
      return everybody().length;
    },
    close: async () => {
      closed = true;
      for (const watcher of everybody()) watcher.end();
      await listener.close();
    },
  };
}
