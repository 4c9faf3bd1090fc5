import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  parse,
  validate,
} from "graphql";
import type { Viewer } from "../access/index.ts";
import { limits, refuse } from "../guard/index.ts";
import { admitOperation, admitText } from "./admit.ts";
import { documentOf } from "./trusted-documents.ts";
import { type Subscriber, type SubscribingOptions, Watching } from "./watching.ts";

/** What a client asks to watch. */
export interface SubscriptionRequest {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/** A subscription that was let in, as the transports take it. */
export interface Subscription extends ExecutionArgs {
  readonly requestId: string;
  /** As Watching.results. */
  results(): AsyncGenerator<ExecutionResult>;
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    throw refuse((error as Error).message, "GRAPHQL_PARSE_FAILED");
  }
}

function documentFrom(text: string | undefined, { schema }: SubscribingOptions): DocumentNode {
  if (text === undefined)
    throw refuse("query must be the text of a document, or documentId the id of a trusted one.");
  admitText(text);
  const document = parsed(text);
  const [error] = validate(schema, document);
  // Suggestions name what a stranger has not found yet.
  if (error) throw refuse(error.message.replace(/ Did you mean .*$/s, ""), "GRAPHQL_VALIDATION_FAILED");
  return document;
}

function checked({ operationName, variables }: SubscriptionRequest) {
  if (operationName != null && typeof operationName !== "string")
    throw refuse("operationName must be a text.", "BAD_REQUEST");
  if (variables != null && (typeof variables !== "object" || Array.isArray(variables)))
    throw refuse("variables must be an object.", "BAD_REQUEST");
  return { operationName: operationName ?? null, variables: (variables ?? {}) as Record<string, unknown> };
}

/** Lets a subscription in: the same checks as an operation over HTTP. Throws what is wrong with it. */
export async function prepareSubscription(
  options: SubscribingOptions,
  request: SubscriptionRequest,
  subscriber: Subscriber,
): Promise<Subscription> {
  const { schema, trusted } = options;
  const { operationName, variables } = checked(request);
  const viewer = await subscriber.identify();
  const document = documentFrom(documentOf(request, trusted, viewer), options);
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== "subscription")
    throw refuse("Only one subscription is taken here; send queries and mutations to POST /graphql.");
  const { address } = subscriber;
  const admit = (viewer: Viewer) =>
    admitOperation(options, document, operation, variables, { viewer, address });
  const args = { schema, document, operationName, variableValues: variables };
  const name = operation.name?.value;
  const watching = new Watching(options, args, { viewer, price: admit(viewer), subscriber, admit, name });
  return { ...args, requestId: watching.requestId, results: () => watching.results() };
}
