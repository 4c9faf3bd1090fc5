import { randomUUID } from "node:crypto";
import { type Database, observeStatements, type Queue } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLError,
} from "graphql";
import type { Viewer } from "../access/index.ts";
import type { Live } from "../live/index.ts";
import { noteStatement, traced } from "../observe/index.ts";
import type { Services } from "../schema/index.ts";
import type { Price } from "./admit.ts";
import type { ServingOptions } from "./apollo.ts";
import { formatError } from "./format-error.ts";

export interface SubscribingOptions extends ServingOptions {
  readonly db: Database;
  readonly queue: Queue;
  readonly live: Live;
  readonly createSignInLink: Services["createSignInLink"];
  readonly trusted: ReadonlyMap<string, string>;
}

/** Who asks, and from where. */
export interface Subscriber {
  /** Looked up anew for every event: a credential that has ended ends what it watches. */
  readonly identify: () => Promise<Viewer>;
  readonly address: string | null;
}

/** A subscription that was let in, and how that is done again. */
export interface Admitted {
  readonly viewer: Viewer;
  readonly price: Price;
  readonly subscriber: Subscriber;
  readonly admit: (viewer: Viewer) => Price;
  /** Of the operation. */
  readonly name: string | undefined;
}

/** One subscription, from its first event to its last. */
export class Watching {
  readonly requestId = randomUUID();
  private readonly stopped = new AbortController();
  private readonly options: SubscribingOptions;
  private readonly args: ExecutionArgs;
  private readonly admitted: Admitted;
  private events = 0;

  constructor(options: SubscribingOptions, args: ExecutionArgs, admitted: Admitted) {
    this.options = options;
    this.args = args;
    this.admitted = admitted;
  }

  /**
   * Its results, one per event. Returning ends the wait for the next event too. Throws what is wrong with the subscription as a
   * whole; what goes wrong with one event is told in its result.
   */
  results(): AsyncGenerator<ExecutionResult> {
    const results = this.produce();
    const end = results.return.bind(results);
    // A generator that waits would not end before the next event.
    results.return = (value) => {
      this.stopped.abort(new AppError("CANCELLED", "Nobody watches any more."));
      return end(value);
    };
    return results;
  }

  private async *produce(): AsyncGenerator<ExecutionResult> {
    const { metrics, log } = this.options;
    const { requestId } = this;
    const begun = performance.now();
    let outcome = "ok";
    metrics.subscriptions.inc();
    try {
      yield* this.watch();
    } catch (error) {
      if (this.stopped.signal.aborted) return;
      outcome = String((error as AppError).code ?? (error as GraphQLError).extensions?.code ?? "INTERNAL");
      throw error;
    } finally {
      this.stopped.abort();
      metrics.subscriptions.dec();
      const ms = Math.round(performance.now() - begun);
      const { name } = this.admitted;
      log.info({ requestId, operation: name, outcome, events: this.events, ms }, "subscription");
    }
  }

  private async *watch(): AsyncGenerator<ExecutionResult> {
    const source = await this.observed(() =>
      createSourceEventStream({ ...this.args, contextValue: this.services(this.admitted.viewer) }),
    );
    if (!(Symbol.asyncIterator in source)) throw source.errors![0];
    const iterator = source[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.observed(() => iterator.next());
        if (next.done) return;
        const result = await this.eventOf(next.value);
        if (this.stopped.signal.aborted) return;
        if (result) yield result;
      }
    } finally {
      this.stopped.abort();
      await iterator.return?.();
    }
  }

  /** The result of an event; undefined while it cannot be told whether the credential is still good. */
  private async eventOf(rootValue: unknown): Promise<ExecutionResult | undefined> {
    const { metrics, log } = this.options;
    const begun = performance.now();
    const admitted = await this.admitAgain();
    if (!admitted) return undefined;
    this.events++;
    // Services of its own: nothing that an earlier event loaded is shown again.
    const contextValue = this.services(admitted.viewer);
    const { data, errors } = await this.observed(() =>
      traced("graphql subscription event", { "http.request.id": this.requestId }, async () =>
        execute({ ...this.args, rootValue, contextValue }),
      ),
    );
    const child = log.child({ requestId: this.requestId });
    const told = errors?.map((error) => formatError(error.toJSON(), error, child));
    const outcome = String(told?.[0]?.extensions?.code ?? "ok");
    metrics.operation("subscription", outcome, (performance.now() - begun) / 1000, admitted.price.cost);
    if (!told) return { data: data! };
    return { data: data ?? null, errors: told as unknown as readonly GraphQLError[] };
  }

  private async admitAgain(): Promise<Pick<Admitted, "viewer" | "price"> | undefined> {
    if (this.events === 0) return this.admitted;
    const { subscriber, admit } = this.admitted;
    try {
      const viewer = await subscriber.identify();
      return { viewer, price: admit(viewer) };
    } catch (error) {
      // The event is told when the database is back: then everything counts as changed.
      if (error instanceof AppError && error.code === "DATABASE") return undefined;
      throw error;
    }
  }

  private observed<T>(work: () => T): T {
    const onStatement = (text: string) => {
      this.options.metrics.statements(1);
      noteStatement(text);
    };
    return observeStatements({ onStatement, signal: this.stopped.signal }, work);
  }

  private services(viewer: Viewer): Services {
    const { db, queue, live, createSignInLink, log } = this.options;
    const { requestId, stopped } = this;
    const { address } = this.admitted.subscriber;
    return {
      ...{ db, queue, live, createSignInLink, viewer, requestId, address },
      signal: stopped.signal,
      log: log.child({ requestId }),
    };
  }
}
