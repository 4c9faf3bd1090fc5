import { randomUUID } from "node:crypto";
import type { Database, Queue } from "@dreambooth-dpo/db";
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLError,
  getOperationAST,
  parse,
  validate,
} from "graphql";
import type { Viewer } from "../access/index.ts";
import { limits, refuse } from "../guard/index.ts";
import type { Live } from "../live/index.ts";
import type { Logger } from "../observe/index.ts";
import type { Services } from "../schema/index.ts";
import { admitOperation, admitText } from "./admit.ts";
import type { ServingOptions } from "./apollo.ts";
import { formatError } from "./format-error.ts";
import { documentOf } from "./trusted-documents.ts";

export interface SubscribingOptions extends ServingOptions {
  readonly db: Database;
  readonly queue: Queue;
  readonly live: Live;
  readonly createSignInLink: Services["createSignInLink"];
  readonly trusted: ReadonlyMap<string, string>;
}

/** What a client asks to watch. */
export interface SubscriptionRequest {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Who asks, and until when. */
export interface Subscriber {
  readonly viewer: Viewer;
  readonly address: string | null;
  readonly signal: AbortSignal;
}

function documentFrom(text: string | undefined, { schema }: SubscribingOptions): DocumentNode {
  if (text === undefined)
    throw refuse("query must be the text of a document, or documentId the id of a trusted one.");
  admitText(text);
  const document = parse(text, { maxTokens: limits.tokens });
  const [error] = validate(schema, document);
  // Suggestions name what a stranger has not found yet.
  if (error) throw refuse(error.message.replace(/ Did you mean .*$/s, ""), "GRAPHQL_VALIDATION_FAILED");
  return document;
}

/** Lets a subscription in: the same checks as an operation over HTTP. Throws what is wrong with it. */
export function prepareSubscription(
  options: SubscribingOptions,
  request: SubscriptionRequest,
  { viewer, address, signal }: Subscriber,
): ExecutionArgs & { readonly contextValue: Services } {
  const { schema, db, queue, live, createSignInLink, trusted, log } = options;
  const document = documentFrom(documentOf(request, trusted, viewer), options);
  const operation = getOperationAST(document, request.operationName);
  if (operation?.operation !== "subscription")
    throw refuse("Only one subscription is taken here; send queries and mutations to POST /graphql.");
  const variables = request.variables ?? {};
  admitOperation(options, document, operation, variables, { viewer, address });
  const requestId = randomUUID();
  const services: Services = {
    db,
    queue,
    live,
    createSignInLink,
    viewer,
    signal,
    requestId,
    address,
    log: log.child({ requestId }),
  };
  return {
    schema,
    document,
    variableValues: variables,
    operationName: request.operationName ?? null,
    contextValue: services,
  };
}

function told(result: ExecutionResult, log: Logger): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map((error) => formatError(error.toJSON(), error, log));
  return { ...result, errors: errors as unknown as readonly GraphQLError[] };
}

/** Results of a subscription: each event is carried out with services of its own, so that nothing cached is shown twice. */
export async function* subscriptionResults(
  options: SubscribingOptions,
  args: ExecutionArgs,
): AsyncGenerator<ExecutionResult> {
  const services = args.contextValue as Services;
  const events = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in events)) {
    yield told(events, services.log);
    return;
  }
  options.metrics.subscriptions.inc();
  try {
    for await (const rootValue of events) {
      const result = await execute({ ...args, rootValue, contextValue: { ...services } });
      yield told(result, services.log);
    }
  } finally {
    options.metrics.subscriptions.dec();
  }
}
