import type { OperationName, System } from "../operations/index.ts";

/** Where a system is asked: the database itself, or a GraphQL server's address. */
export type Target =
  | { readonly system: "sql"; readonly connectionString: string; readonly applicationName: string }
  | {
      readonly system: Exclude<System, "sql">;
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
    };

/** What a load process is asked to do. */
export type LoadJob =
  | {
      readonly kind: "answer";
      readonly target: Target;
      readonly operation: OperationName;
      readonly subject: unknown;
    }
  | {
      readonly kind: "load";
      readonly target: Target;
      readonly operation: OperationName;
      readonly subjects: readonly unknown[];
      readonly clients: number;
      /** Milliseconds between the beginnings of one client's requests; 0: as soon as the last is answered. */
      readonly interval: number;
      readonly warmupSeconds: number;
      readonly seconds: number;
      /** Goes on until so many requests were answered, four times as long at most. */
      readonly leastRequests: number;
    };

/** What a load came to. Latencies are milliseconds. */
export interface LoadResult {
  readonly requests: number;
  /** Answers in all, those of the warm-up too. */
  readonly answered: number;
  readonly seconds: number;
  /** Requests per second. */
  readonly throughput: number;
  readonly p50: number;
  readonly p99: number;
  /** Bytes of an answer, on average; 0 where rows came over PostgreSQL's protocol. */
  readonly bytes: number;
}

export type LoadReply = { readonly result: unknown } | { readonly failure: string };
