import type pg from "pg";
import { cancelStatement } from "./cancel-statement.ts";

/** Watches the statements of one piece of work, such as a request. */
export interface StatementObserver {
  /** Called before every statement, with its text; those that open and close transactions are statements too. */
  onStatement?(text: string): void;
  /** When it fires, the statement under way is cancelled on the server and no further one is sent but a rollback. */
  readonly signal?: AbortSignal;
}

type Query = (...args: unknown[]) => unknown;

const textOf = (statement: unknown): string =>
  typeof statement === "string" ? statement : String((statement as { text?: unknown }).text ?? "");

/** A cursor or a stream, which pg answers with itself: when it ends is not told. */
const isOpenEnded = (args: readonly unknown[]) =>
  typeof args.at(-1) === "function" || typeof (args[0] as { submit?: unknown })?.submit === "function";

/** Whether a connection is unfit for others after an error: all but a refused statement. */
const isLost = (error: unknown) => (error as { severity?: string }).severity !== "ERROR";

/**
 * What a statement answers. By callback: after pg's own promise of an answer, the answer stays in memory until the next full
 * collection of garbage.
 */
const answerOf = (client: pg.PoolClient, args: readonly unknown[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const done = (error: Error | null, answer: unknown) => (error ? reject(error) : resolve(answer));
    (client.query as Query).call(client, ...args, done);
  });

/**
 * Makes one statement on a connection that obeys an observer, and gives the connection back: what `observeConnection` does for
 * many, without changing the connection.
 */
export async function observeStatement(
  client: pg.PoolClient,
  observer: StatementObserver,
  args: readonly unknown[],
): Promise<unknown> {
  const { signal } = observer;
  let lost = false;
  let cancelling: Promise<void> | undefined;
  const cancel = () => {
    cancelling = cancelStatement(client);
  };
  try {
    signal?.throwIfAborted();
    observer.onStatement?.(textOf(args[0]));
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await answerOf(client, args);
    } catch (error) {
      lost = isLost(error);
      throw signal?.aborted ? signal.reason : error;
    }
  } finally {
    signal?.removeEventListener("abort", cancel);
    const giveBack = () => client.release(lost || cancelling !== undefined);
    if (cancelling) void cancelling.then(giveBack);
    else giveBack();
  }
}

/**
 * Makes the statements of a connection obey an observer until it is released. A connection on which a statement was cancelled
 * is not used again, and is kept until the request to cancel has arrived: it can hit nobody else's statement.
 */
export function observeConnection(client: pg.PoolClient, observer: StatementObserver): void {
  const { signal } = observer;
  const plain = { query: client.query.bind(client) as Query, release: client.release };
  let [underWay, lost, released] = [0, false, false];
  let cancelling: Promise<void> | undefined;
  const cancel = () => {
    if (underWay > 0) cancelling = cancelStatement(client);
  };
  signal?.addEventListener("abort", cancel, { once: true });

  const sent = (text: string) => {
    signal?.throwIfAborted();
    observer.onStatement?.(text);
    underWay++;
  };
  const run = async (text: string, args: readonly unknown[]) => {
    sent(text);
    try {
      return await plain.query(...args);
    } catch (error) {
      lost ||= isLost(error);
      throw signal?.aborted ? signal.reason : error;
    } finally {
      underWay--;
    }
  };
  const undo = async (text: string, args: readonly unknown[]) => {
    await cancelling;
    observer.onStatement?.(text);
    return plain.query(...args);
  };
  client.query = ((...args: unknown[]) => {
    const text = textOf(args[0]);
    if (!isOpenEnded(args)) return /^\s*rollback\b/i.test(text) ? undo(text, args) : run(text, args);
    sent(text);
    return plain.query(...args);
  }) as typeof client.query;

  client.release = (error?: Error | boolean) => {
    if (released) throw new Error("A connection was released twice.");
    released = true;
    signal?.removeEventListener("abort", cancel);
    const giveBack = () => {
      Reflect.deleteProperty(client, "query");
      client.release = plain.release;
      plain.release(error ?? (lost || cancelling !== undefined));
    };
    if (cancelling) void cancelling.then(giveBack);
    else giveBack();
  };
}
