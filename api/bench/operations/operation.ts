import type pg from "pg";

/** The systems that are measured: hand-written SQL through pg, the API, and PostGraphile 5. */
export const systems = ["sql", "api", "postgraphile"] as const;
export type System = (typeof systems)[number];

/** How a GraphQL server is asked, and what of its answer is compared with the other systems'. */
export interface GraphqlQuestion<Subject> {
  readonly query: string;
  variables(subject: Subject): Readonly<Record<string, unknown>>;
  /** The answer's rows, in the form that all systems share. */
  rows(data: never): unknown;
}

/** Something a user asks the server, answered by several systems from the same tables. */
export interface Operation<Subject = unknown> {
  readonly title: string;
  /** What is asked about: many subjects, so that nobody answers from one page of the database. */
  subjects(pool: pg.Pool): Promise<Subject[]>;
  /** Makes each request of a subject another question, where a server may remember its answers. */
  vary?(subject: Subject, request: number): Subject;
  /** The same work by hand-written SQL, and whatever must be computed from its rows; resolves to the shared form's source. */
  floor(pool: pg.Pool, subject: Subject): Promise<unknown>;
  /** The floor's rows in the shared form. */
  floorRows(found: never): unknown;
  readonly api: GraphqlQuestion<Subject> | null;
  /** Null where PostGraphile cannot answer from the tables. */
  readonly postgraphile: GraphqlQuestion<Subject> | null;
}

/** An operation with its types checked, as one of many. */
export const defineOperation = <Subject>(operation: Operation<Subject>): Operation =>
  operation as unknown as Operation;
