import { ApolloServer, type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { AppError, errorCodes } from "@dreambooth-dpo/db/contract";
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from "graphql";
import type { CostLimiter } from "../access/index.ts";
import { limits } from "../guard/index.ts";
import type { Logger, Metrics } from "../observe/index.ts";
import type { Services } from "../schema/index.ts";
import { admitOperation, type Price } from "./admit.ts";
import { asGateway } from "./execute-operation.ts";
import { formatError } from "./format-error.ts";

/** What an operation works with. */
export interface Operation extends Services {
  /** From now on it goes on to its end though its client goes away. */
  readonly seeThrough: () => void;
}

export interface ServingOptions {
  readonly schema: GraphQLSchema;
  readonly limiter: CostLimiter;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** What is thrown instead of an error, so that the answer has its status and says when to come back. */
function withStatus(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const headers = new HeaderMap();
  const { retryAfter } = error.detail;
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  const http = { status: error.httpStatus, headers };
  return new GraphQLError(error.message, { originalError: error, extensions: { http } });
}

/** The status of an answer in which nothing came of the operation: that of its first error. */
function statusOf(error: GraphQLFormattedError | undefined): number | undefined {
  const code = error?.extensions?.code;
  return typeof code === "string" && Object.hasOwn(errorCodes, code)
    ? errorCodes[code as keyof typeof errorCodes].status
    : undefined;
}

/** Lets operations in, tells their price, and counts them. */
function gatekeeper(
  { schema, limiter, metrics, log }: ServingOptions,
  logs: WeakMap<Error, Logger>,
): ApolloServerPlugin<Operation> {
  return {
    async requestDidStart() {
      const begun = performance.now();
      let price: Price | undefined;
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return;
          const variables = request.variables ?? {};
          try {
            price = admitOperation({ schema, limiter }, document, operation, variables, contextValue);
          } catch (error) {
            throw withStatus(error);
          }
          // Of a change that was half made nobody would know what came.
          if (operation.operation === "mutation") contextValue.seeThrough();
        },
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) logs.set(error, contextValue.log);
        },
        async willSendResponse({ response, operation, contextValue }) {
          if (response.body.kind !== "single") return;
          const { singleResult } = response.body;
          if (price) {
            const { cost, limit, remaining, resetSeconds } = price;
            singleResult.extensions = {
              ...singleResult.extensions,
              cost: { requested: cost, limit, remaining, resetSeconds },
            };
          }
          // An invalid document has as many errors as it has faults; one is enough to mend it.
          if (!operation && singleResult.errors) singleResult.errors = singleResult.errors.slice(0, 1);
          const [first] = singleResult.errors ?? [];
          const status = singleResult.data == null ? statusOf(first) : undefined;
          if (status !== undefined) response.http.status = status;
          const outcome = String(first?.extensions?.code ?? "ok");
          const errorId = first?.extensions?.errorId;
          const seconds = (performance.now() - begun) / 1000;
          metrics.operation(operation?.operation ?? "none", outcome, seconds, price?.cost ?? 0);
          const { requestId } = contextValue;
          log.info(
            {
              requestId,
              operation: operation?.name?.value,
              outcome,
              errorId,
              cost: price?.cost,
              ms: Math.round(seconds * 1e3),
            },
            "operation",
          );
        },
      };
    },
  };
}

/** The GraphQL executor: Apollo Server with everything that talks of the schema to strangers switched off. */
export function createApollo(options: ServingOptions): ApolloServer<Operation> {
  const { schema, log } = options;
  /** Logs of the requests that errors come from. */
  const logs = new WeakMap<Error, Logger>();
  return new ApolloServer<Operation>({
    gateway: asGateway(schema),
    // Who may look at the schema is decided by the rule table, like everything else.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    logger: { debug: () => {}, info: () => {}, warn: (m) => log.warn(m), error: (m) => log.error(m) },
    formatError: (formatted, error) => formatError(formatted, error, logs.get(error as Error) ?? log),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      // It would wrap the resolver of every field, for hints that nothing here gives.
      ApolloServerPluginCacheControlDisabled(),
      gatekeeper(options, logs),
    ],
  });
}
