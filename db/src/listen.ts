import pg from "pg";
import type { Database } from "./database.ts";

/** How long a lost connection waits before it is made anew, milliseconds. */
const patience = [100, 500, 2000, 5000];

export interface Listener {
  close(): Promise<void>;
}

export interface Listening {
  onMessage(channel: string, payload: string): void;
  /** Some messages may have been missed. */
  onGap(): void;
  /** How often the connection is asked whether it still lives, milliseconds; it has as long to answer. */
  readonly beatMillis?: number;
}

/**
 * Listens to notifications of a database over a connection of its own, which is made anew when it is lost, or silent.
 * Resolves once it listens.
 */
export async function listenTo(
  db: Pick<Database, "connection">,
  channels: readonly string[],
  { onMessage, onGap, beatMillis = 4000 }: Listening,
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
        void connect().then(() => onGap(), retry);
      },
      patience[Math.min(attempt++, patience.length - 1)],
    );
  };

  const connect = async () => {
    const own = new pg.Client({
      ...db.connection,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      query_timeout: beatMillis,
    });
    let lost = false;
    const lose = () => {
      if (lost) return;
      lost = true;
      clearInterval(beating);
      own.end().catch(() => {});
      if (client === own) retry();
    };
    // A server that went without a word (its machine, or the network) would be listened to for hours.
    const beating = setInterval(() => own.query("select 1").catch(lose), beatMillis);
    own.on("error", lose);
    own.on("end", lose);
    own.on("notification", ({ channel, payload }) => onMessage(channel, payload ?? ""));
    try {
      await own.connect();
      for (const channel of channels) await own.query(`listen ${own.escapeIdentifier(channel)}`);
      if (closed) throw new Error("Nobody listens any more.");
    } catch (error) {
      lose();
      throw error;
    }
    client = own;
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
