import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

/** Watches the statements of one piece of work, such as a request. */
export interface StatementObserver {
  /** Called before every statement, with its text. */
  onStatement?(text: string): void;
  /** When it fires, the statement under way is cancelled on the server and no further one is sent. */
  readonly signal?: AbortSignal;
}

const current = new AsyncLocalStorage<StatementObserver>();

/** Does work whose statements are watched, wherever in it they are made. */
export function observeStatements<T>(observer: StatementObserver, work: () => T): T {
  return current.run(observer, work);
}

type Query = (...args: unknown[]) => unknown;
const textOf = (query: unknown) => (typeof query === "string" ? query : (query as { text: string }).text);

/** A pool whose statements obey the observer of the work that makes them. */
export class ObservedPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super(config);
    const query = this.query.bind(this) as Query;
    this.query = ((...args: unknown[]) => {
      const observer = current.getStore();
      // With a callback it is pg itself that calls.
      if (!observer || typeof args.at(-1) === "function") return query(...args);
      return this.observed(observer, args);
    }) as typeof this.query;
  }

  private async observed({ onStatement, signal }: StatementObserver, args: unknown[]): Promise<unknown> {
    signal?.throwIfAborted();
    onStatement?.(textOf(args[0]));
    const client = await this.connect();
    const cancel = () => {
      const { processID } = client as unknown as { processID: number };
      // Outside the observer: this statement must not be stopped by the signal that asks for it.
      current.exit(() => this.query("select pg_cancel_backend($1)", [processID]).catch(() => {}));
    };
    signal?.addEventListener("abort", cancel);
    let failure: Error | undefined;
    try {
      return await (client.query as Query)(...args);
    } catch (error) {
      failure = error as Error;
      if (signal?.aborted) throw signal.reason;
      throw error;
    } finally {
      signal?.removeEventListener("abort", cancel);
      // A lost connection must not go back; one whose statement was merely refused may.
      client.release(failure && !("severity" in failure) ? failure : undefined);
    }
  }
}
