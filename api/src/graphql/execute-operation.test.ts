import { parse, validate } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiSchema, type Services } from "../schema/index.ts";
import { openWorld, type World } from "../schema/testing/index.ts";
import { operationExecutor } from "./execute-operation.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.dispose());

const runs =
  "nodes { id variant status createdAt error { code } concept { name } experiment { configuration } }";

/** Operations and their variables: what differs between an interpreter and a compiler is tried by at least one. */
const operations: readonly (readonly [query: string, variables?: Readonly<Record<string, unknown>>])[] = [
  [`{ runs(first: 5) { totalCount pageInfo { hasNextPage endCursor } ${runs} } }`],
  [`{ runs(first: 3, orderBy: { field: VARIANT }) { ${runs} } }`],
  [
    `query ($n: Int = 2, $yes: Boolean!) { runs(first: $n) { nodes { id @include(if: $yes) variant @skip(if: $yes) } } }`,
    { yes: true },
  ],
  [
    `query ($yes: Boolean!) { runs(first: 2) { nodes { id @include(if: $yes) variant @skip(if: $yes) } } }`,
    { yes: false },
  ],
  [
    "query ($o: RunOrder, $f: RunFilter) { runs(first: 9, orderBy: $o, filter: $f) { nodes { variant } } }",
    { o: { field: "VARIANT" }, f: { statuses: ["DONE", "QUEUED"] } },
  ],
  [
    "query ($s: [WorkStatus!]) { runs(first: 9, filter: { statuses: $s }) { nodes { variant } } }",
    { s: ["DONE"] },
  ],
  [
    "{ runs(first: 2) { nodes { ...R stages { round stage { ...S } } } } } fragment R on Run { a: variant b: variant } fragment S on Stage { kind status }",
  ],
  [
    "{ runs(first: 2) { nodes { images(first: 5, orderBy: { field: SCORE }) { nodes { id scores { judge metric value } stage { kind } } } metrics { name latest { value } } } } }",
  ],
  [
    "query ($id: ID!) { node(id: $id) { __typename id ... on Run { variant } ... on Experiment { name } } }",
    { id: "RUN" },
  ],
  ['{ nodes(ids: ["Run:01990000-0000-7000-8000-000000000000"]) { id } viewer { role } }'],
  ["{ runs(first: 101) { totalCount } }"],
  ['{ runs(first: 1, after: "nonsense") { totalCount } presets { name } }'],
  ['{ node(id: "nonsense") { id } presets { name } }'],
];

/** What these operations work with. */
const services = () =>
  ({ db: world.db, viewer: { role: "admin", scopes: new Set() } }) as unknown as Services;

describe("a compiled operation", () => {
  it.each(operations.map(([query, given = {}]) => ({ query, given })))(
    "answers as an interpreted one: $query",
    async ({ query, given }) => {
      const schema = apiSchema();
      const document = parse(query);
      expect(validate(schema, document)).toEqual([]);
      const variables = given.id === "RUN" ? { id: world.run("TS") } : { ...given };
      const executorOf = operationExecutor(schema);
      const ask = async () => {
        const { data, errors } = await executorOf(document, null)(services(), variables);
        return JSON.parse(
          JSON.stringify({ data, errors: errors?.map(({ message, path }) => ({ message, path })) }),
        );
      };
      const interpreted = await ask();
      expect(await ask()).toEqual(interpreted);
      expect(await ask()).toEqual(interpreted);
    },
  );
});
