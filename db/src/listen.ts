import pg from "pg";
import type { Database } from "./database.ts";

/** How long a lost connection waits before it is made anew, milliseconds. */
const patience = [100, 500, 2000, 5000];

export interface Listener {
  close(): Promise<void>;
}

/**
 * Listens to notifications of a database over a connection of its own, which is made anew when it is lost. `onMessage` gets
 * channel and payload; `onGap` is told that some may have been missed. Resolves once it listens.
 */
export async function listenTo(
  db: Pick<Database, "connection">,
  channels: readonly string[],
  { onMessage, onGap }: { onMessage: (channel: string, payload: string) => void; onGap: () => void },
): Promise<Listener> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let attempt = 0;

  const retry = () => {
    if (closed || timer) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        void connect().then(onGap, retry);
      },
      patience[Math.min(attempt++, patience.length - 1)],
    );
  };

  const connect = async () => {
    const own = new pg.Client({ ...db.connection, keepAlive: true, connectionTimeoutMillis: 5000 });
    let lost = false;
    const lose = () => {
      if (lost) return;
      lost = true;
      own.end().catch(() => {});
      if (client === own) retry();
    };
    own.on("error", lose);
    own.on("end", lose);
    own.on("notification", ({ channel, payload }) => onMessage(channel, payload ?? ""));
    await own.connect();
    client = own;
    for (const channel of channels) await own.query(`listen ${own.escapeIdentifier(channel)}`);
    attempt = 0;
  };

  await connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      const own = client;
      client = undefined;
      await own?.end().catch(() => {});
    },
  };
}
