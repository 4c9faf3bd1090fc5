import { randomUUID } from "node:crypto";
import { type ApolloServer, HeaderMap } from "@apollo/server";
import { type Database, observeStatements, type Queue } from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import type { Request, RequestHandler, Response } from "express";
import { GraphQLError } from "graphql";
import type { Viewer } from "../access/index.ts";
import { measureVariables } from "../guard/index.ts";
import type { Live } from "../live/index.ts";
import { type Logger, type Metrics, noteStatement, traced } from "../observe/index.ts";
import type { Services } from "../schema/index.ts";
import { admitText } from "./admit.ts";
import type { Operation } from "./apollo.ts";
import { asGraphQLError, causeOf, formatError } from "./format-error.ts";
import { documentOf, type TrustedDocuments } from "./trusted-documents.ts";

export interface HttpOptions {
  readonly apollo: ApolloServer<Operation>;
  readonly db: Database;
  readonly queue: Queue;
  readonly live: Live;
  readonly createSignInLink: Services["createSignInLink"];
  readonly trusted: TrustedDocuments;
  readonly viewerOf: (request: Request) => Promise<Viewer>;
  /** Longest an operation may take, milliseconds. */
  readonly operationTime: number;
  readonly metrics: Metrics;
  readonly log: Logger;
}

const jsonType = "application/json; charset=utf-8";
const responseType = "application/graphql-response+json; charset=utf-8";

/** The media type a client prefers among the two of GraphQL over HTTP; undefined when it takes neither. */
function mediaType(request: Request): string | undefined {
  if (request.headers.accept === undefined) return jsonType;
  const accepted = request.accepts(["application/json", "application/graphql-response+json"]);
  if (accepted === false) return undefined;
  return accepted === "application/json" ? jsonType : responseType;
}

/** Answers with an error that came before any operation was carried out. */
export function refuseRequest(request: Request, response: Response, error: unknown, log: Logger): void {
  const graphql = asGraphQLError(error);
  const { http } = graphql.extensions as { http?: { status?: number } };
  const cause = causeOf(error);
  const status = http?.status ?? (cause instanceof AppError ? cause.httpStatus : 500);
  if (cause instanceof AppError && cause.detail.retryAfter !== undefined)
    response.setHeader("retry-after", String(cause.detail.retryAfter));
  response
    .status(status)
    .setHeader("content-type", mediaType(request) ?? jsonType)
    .end(JSON.stringify({ errors: [formatError(graphql.toJSON(), graphql, log)] }));
}

function requireRequest(request: Request): void {
  const refused = (status: number, message: string) =>
    new GraphQLError(message, { extensions: { code: "BAD_REQUEST", http: { status } } });
  if (request.method !== "POST" && request.headers.accept?.includes("text/html"))
    throw refused(404, "There is no page here; GraphiQL is at /graphiql.");
  if (request.method !== "POST") throw refused(405, "GraphQL is served to POST alone.");
  if (!request.is("application/json")) throw refused(400, "The body must be application/json.");
  if (mediaType(request) === undefined)
    throw refused(
      406,
      "The answer is application/graphql-response+json or application/json; neither is accepted.",
    );
  const body: unknown = request.body;
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw refused(400, "The body must be one JSON object with the field query or documentId.");
  const { query, documentId, operationName, variables, extensions } = body as Record<string, unknown>;
  const isObject = (value: unknown) => typeof value === "object" && !Array.isArray(value);
  if (typeof query !== "string" && typeof documentId !== "string")
    throw refused(400, "query must be the text of a document, or documentId the id of a trusted one.");
  if (operationName != null && typeof operationName !== "string")
    throw refused(400, "operationName must be a text.");
  if (variables != null && !isObject(variables)) throw refused(400, "variables must be an object.");
  if (extensions != null && !isObject(extensions)) throw refused(400, "extensions must be an object.");
  measureVariables(variables);
}

/** What Apollo is to carry out; it takes absent fields, not nulls. */
function operationIn({ operationName, variables }: Record<string, unknown>, query: string | undefined) {
  return {
    query,
    ...(operationName == null ? {} : { operationName }),
    ...(variables == null ? {} : { variables }),
  };
}

/** A signal that fires when the answer takes too long, or nobody waits for it any more and it is not to be seen through. */
function patience(response: Response, milliseconds: number) {
  const controller = new AbortController();
  const late = () =>
    new AppError(
      "TIMEOUT",
      `The operation took longer than ${milliseconds / 1000} s and was stopped; ask for less at once.`,
    );
  const timer = setTimeout(() => controller.abort(late()), milliseconds);
  const gone = () => controller.abort(new AppError("CANCELLED", "The client went away."));
  const seeThrough = () => void response.off("close", gone);
  response.on("close", gone);
  return {
    signal: controller.signal,
    seeThrough,
    dispose: () => {
      clearTimeout(timer);
      seeThrough();
    },
  };
}

/** GraphQL over HTTP: POST of one JSON object, with a document or the id of a trusted one. */
export function handleHttp(options: HttpOptions): RequestHandler {
  const { apollo, db, queue, live, createSignInLink, trusted, viewerOf, operationTime, metrics, log } =
    options;

  const answer = async (request: Request, response: Response, requestId: string): Promise<void> => {
    requireRequest(request);
    const viewer = await viewerOf(request);
    const body = request.body as Record<string, unknown>;
    const query = documentOf(body, trusted, viewer);
    if (query !== undefined) admitText(query);
    const { signal, seeThrough, dispose } = patience(response, operationTime);
    const services: Operation = {
      ...{ db, queue, live, createSignInLink, viewer, signal, seeThrough, requestId },
      address: request.ip ?? null,
      log: log.child({ requestId }),
    };
    let statements = 0;
    const onStatement = (text: string) => {
      statements++;
      noteStatement(text);
    };
    const headers = new HeaderMap();
    for (const name of ["content-type", "accept"]) {
      const value = request.headers[name];
      if (typeof value === "string") headers.set(name, value);
    }
    headers.set("accept", mediaType(request)!);
    const httpGraphQLRequest = {
      method: "POST",
      headers,
      search: "",
      body: operationIn(body, query),
    };
    try {
      const result = await observeStatements({ onStatement, signal }, () =>
        traced("graphql", { "http.request.id": requestId }, () =>
          apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => services }),
        ),
      );
      metrics.statements(statements);
      response.status(result.status ?? 200);
      for (const [name, value] of result.headers) response.setHeader(name, value);
      if (result.body.kind === "complete") response.end(result.body.string);
      else {
        for await (const chunk of result.body.asyncIterator) response.write(chunk);
        response.end();
      }
    } finally {
      dispose();
    }
  };

  return async (request, response) => {
    const requestId = randomUUID();
    response.setHeader("x-request-id", requestId);
    response.setHeader("cache-control", "no-store");
    try {
      await answer(request, response, requestId);
    } catch (error) {
      refuseRequest(request, response, error, log.child({ requestId }));
    }
  };
}
