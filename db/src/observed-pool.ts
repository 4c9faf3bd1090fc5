import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { observeConnection, observeStatement, type StatementObserver } from "./observe-connection.ts";

const current = new AsyncLocalStorage<StatementObserver>();

/** Does work whose statements are watched, wherever in it they are made. */
export function observeStatements<T>(observer: StatementObserver, work: () => T): T {
  return current.run(observer, work);
}

/** A pool whose statements, alone and in transactions, obey the observer of the work that makes them. */
export class ObservedPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    const connect = this.connect.bind(this) as (callback?: unknown) => Promise<pg.PoolClient>;
    this.query = ((...args: unknown[]) => {
      const observer = current.getStore();
      // With a callback it is pg itself that calls.
      if (!observer || typeof args.at(-1) === "function") return query(...args);
      return queryOnce(connect, observer, args);
    }) as typeof this.query;
    this.connect = ((callback?: unknown) => {
      const observer = current.getStore();
      return !observer || callback ? connect(callback) : checkOut(connect, observer);
    }) as typeof this.connect;
  }
}

async function queryOnce(
  connect: () => Promise<pg.PoolClient>,
  observer: StatementObserver,
  args: readonly unknown[],
): Promise<unknown> {
  return observeStatement(await connectBefore(connect, observer), observer, args);
}

/** A connection, watched until it is released. */
async function checkOut(
  connect: () => Promise<pg.PoolClient>,
  observer: StatementObserver,
): Promise<pg.PoolClient> {
  const client = await connectBefore(connect, observer);
  observeConnection(client, observer);
  return client;
}

/** A connection. Nobody waits for a free one any longer than the signal allows. */
function connectBefore(
  connect: () => Promise<pg.PoolClient>,
  { signal }: StatementObserver,
): Promise<pg.PoolClient> {
  signal?.throwIfAborted();
  const connecting = connect();
  return signal ? before(signal, connecting) : connecting;
}

async function before(signal: AbortSignal, connecting: Promise<pg.PoolClient>): Promise<pg.PoolClient> {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener("abort", stop);
  try {
    return await Promise.race([connecting, stopped]);
  } catch (error) {
    connecting.then(
      (client) => client.release(),
      () => {},
    );
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
