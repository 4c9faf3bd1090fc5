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
import { type Live, untilBack } from "../live/index.ts";
import { noteStatement, traced } from "../observe/index.ts";
import type { Services } from "../schema/index.ts";
import type { Price } from "./admit.ts";
import type { ServingOptions } from "./apollo.ts";
import { causeOf, formatError } from "./format-error.ts";
import type { TrustedDocuments } from "./trusted-documents.ts";

export interface SubscribingOptions extends ServingOptions {
  readonly db: Database;
  readonly queue: Queue;
  readonly live: Live;
  readonly createSignInLink: Services["createSignInLink"];
  readonly trusted: TrustedDocuments;
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
  private viewer: Viewer;
  private events = 0;
  private left = false;

  constructor(options: SubscribingOptions, args: ExecutionArgs, admitted: Admitted) {
    this.options = options;
    this.args = args;
    this.admitted = admitted;
    this.viewer = admitted.viewer;
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
      this.left = true;
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
      if (this.left) return;
      const cause = causeOf(error) as Partial<AppError & GraphQLError>;
      outcome = String(cause.code ?? cause.extensions?.code ?? "INTERNAL");
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
      createSourceEventStream({ ...this.args, contextValue: this.services() }),
    );
    if (!(Symbol.asyncIterator in source)) throw source.errors![0];
    const iterator = source[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.observed(() => iterator.next());
        if (next.done) return;
        const result = await this.eventOf(next.value);
        if (this.left) return;
        yield result;
      }
    } finally {
      this.stopped.abort();
      await iterator.return?.();
    }
  }

  private async eventOf(rootValue: unknown): Promise<ExecutionResult> {
    const { metrics, log } = this.options;
    const begun = performance.now();
    const { result, cost } = await untilBack(this.stopped.signal, () => this.execute(rootValue));
    this.events++;
    const child = log.child({ requestId: this.requestId });
    const told = result.errors?.map((error) => formatError(error.toJSON(), error, child));
    const outcome = String(told?.[0]?.extensions?.code ?? "ok");
    metrics.operation("subscription", outcome, (performance.now() - begun) / 1000, cost);
    return told ? { ...result, errors: told as unknown as readonly GraphQLError[] } : result;
  }

  /** Carries an event out. Throws when the credential is no longer good, and when the database is away. */
  private async execute(rootValue: unknown): Promise<{ result: ExecutionResult; cost: number }> {
    const { subscriber, admit } = this.admitted;
    if (this.events > 0) this.viewer = await subscriber.identify();
    const { cost } = this.events > 0 ? admit(this.viewer) : this.admitted.price;
    // Services of its own: nothing that an earlier event loaded is shown again.
    const contextValue = this.services();
    const result = await this.observed(() =>
      traced("graphql subscription event", { "http.request.id": this.requestId }, async () =>
        execute({ ...this.args, rootValue, contextValue }),
      ),
    );
    const away = result.errors?.map(causeOf).find((e) => e instanceof AppError && e.code === "DATABASE");
    if (away) throw away;
    return { result, cost };
  }

  private observed<T>(work: () => T): T {
    const onStatement = (text: string) => {
      this.options.metrics.statements(1);
      noteStatement(text);
    };
    return observeStatements({ onStatement, signal: this.stopped.signal }, work);
  }

  private services(): Services {
    const { db, queue, live, createSignInLink, log } = this.options;
    const { requestId, stopped, viewer } = this;
    const { address } = this.admitted.subscriber;
    return {
      ...{ db, queue, live, createSignInLink, viewer, requestId, address },
      signal: stopped.signal,
      log: log.child({ requestId }),
    };
  }
}
