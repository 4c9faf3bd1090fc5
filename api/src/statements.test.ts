import {
  beginAudit,
  createUser,
  type Database,
  observeStatements,
  reportRunner,
  saveApiKey,
} from "@dreambooth-dpo/db";
import {
  type ExecutionResult,
  execute,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isIntrospectionType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiSchema, type Services } from "./schema/index.ts";
import { openWorld, type World } from "./schema/testing/index.ts";
import { multiplyRows } from "./testing/index.ts";

const rows = 100;
const schema = apiSchema();
const query = schema.getQueryType()!;

let world: World;
let services: Omit<Services, "db">;
let runIds: readonly string[];

async function addPeople(db: Database): Promise<string> {
  const { id: userId } = await createUser(db, { email: "a@b.example", name: "A", role: "admin" });
  const hash = "f".repeat(64);
  const key = { userId, name: "k", prefix: "dbdpo_k", hash, scopes: ["admin"] as const, expiresAt: null };
  const { id: apiKeyId } = await saveApiKey(db, key);
  await beginAudit(db, { userId, apiKeyId, address: null, requestId: "r", action: "a", input: {} });
  await reportRunner(db, { name: "r", provider: "cpu", threads: 1, experimentId: world.experiment.id });
  await db.sql.execute(`
    insert into data_exports (id, user_id, kind, format, subject_id)
      select gen_random_uuid(), '${userId}', 'images', 'csv', id from experiments;
    insert into model_packs (id, name, kind, hash, path) values (gen_random_uuid(), 'p', 'diffusion', 'h', '/');
    insert into prompt_sets (id, name, hash, purpose) values (gen_random_uuid(), 's', 'h', 'training');
    insert into prompts (id, prompt_set_id, position, template)
      select gen_random_uuid(), id, 0, 'a {token} {class}' from prompt_sets;
    insert into concept_images (id, concept_id, position, file_name, sha256, width, height)
      select gen_random_uuid(), id, 0, 'f', '${hash}', 1, 1 from concepts;
    insert into stage_attempts (stage_id, number, experiment_id, runner, lease_token, outcome, ended_at, error, log)
      select s.id, 1, (select id from experiments), 'r', 1, 'failed', now(), '{"code": "C", "message": "m"}',
        '[{"time": 1, "level": "info", "text": "t"}]' from stages s;
    insert into studies (id, name, experiment_id, protocol) select gen_random_uuid(), 's', id, '{}' from experiments;
    update evaluations e set protocol = protocol || jsonb_build_object('bootstrap', '{"seed": 0, "samples": 50}'::jsonb,
      'scores', (select jsonb_agg(jsonb_build_object('judge', s.inputs->'judge'->'name', 'hash', s.input_hash))
        from stages s join stages m on m.input_hash = s.inputs->>'images' where m.id = e.stage_id and s.kind = 'score'));
    update experiments set error = '{"code": "DIVERGED", "message": "m"}';
    update runs set error = '{"code": "DIVERGED", "message": "m"}',
      parent_run_id = (select p.id from runs p where p.variant = 'baseline' limit 1);
    update stages set progress = '{"done": 1, "total": 2, "unit": "steps"}', error = '{"code": "C", "message": "m"}'`);
  return userId;
}

beforeAll(async () => {
  world = await openWorld();
  const { db } = world;
  const userId = await addPeople(db);
  await multiplyRows(db, rows);
  await db.sql.execute(
    `update api_keys set user_id = '${userId}'; update data_exports set user_id = '${userId}'`,
  );
  runIds = (
    await db.sql.execute<{ id: string }>("select id from runs where variant = 'TS' limit 100")
  ).rows.map(({ id }) => `Run:${id}`);
  const scopes: Services["viewer"]["scopes"] = new Set(["read", "write", "admin"]);
  const who = { role: "admin", scopes, userId, apiKeyId: null, assessorId: null, subject: "test" } as const;
  services = { viewer: who, signal: new AbortController().signal } as Omit<Services, "db">;
});
afterAll(() => world?.dispose());

/** Runs of one experiment, which can be compared; copies cannot, since what their stages were made of is not copied. */
const comparable = () =>
  (["rex", "tom"] as const).flatMap((concept) =>
    (["baseline", "TS", "IS"] as const).map((variant) => world.run(variant, concept)),
  );

/** Values of required arguments for so many rows. */
const given: Readonly<Record<string, (n: number) => string>> = {
  "Query.compareRuns": (n) => `runIds: ${JSON.stringify(comparable().slice(0, Math.max(2, n)))}`,
  "Query.runs": (n) => `first: ${n}, filter: { variants: ["TS"] }`,
  "Query.compareExamples": (n) =>
    `runId: "${comparable()[1]}", metric: IMAGE_SIMILARITY, outcome: EQUAL, first: ${n}`,
  "Query.estimateExperiment": () => 'input: { preset: "demo", concepts: ["rex"] }',
  "Query.exportColumns": () => "kind: IMAGES",
  "Query.node": () => `id: "${runIds[0]}"`,
  "Query.nodes": (n) => `ids: ${JSON.stringify(runIds.slice(0, n))}`,
  "Run.metric": () => 'round: 1, name: "loss"',
  "Run.pairCloud": () => "round: 1",
  "Stage.metric": () => 'name: "loss"',
};

type Field = GraphQLField<unknown, unknown>;

/** A field with its arguments for so many rows. */
function ask(type: GraphQLObjectType, { name, args }: Field, n: number): string {
  const known = given[`${type.name}.${name}`];
  const needed = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  if (needed.length > 0 && !known) throw new Error(`The test lacks arguments of ${type.name}.${name}.`);
  const paged = args.some((arg) => arg.name === "first") ? `first: ${n}` : undefined;
  const values = known ? known(n) : paged;
  return values ? `${name}(${values})` : name;
}

const isConnection = (type: GraphQLObjectType) => type.name.endsWith("Connection");

/** What a field of an object gives in rows: a connection's nodes, else what it is. */
function rowType(field: Field): GraphQLObjectType | undefined {
  const type = getNamedType(field.type);
  if (!isObjectType(type) || isIntrospectionType(type)) return undefined;
  return isConnection(type) ? (getNamedType(type.getFields().nodes!.type) as GraphQLObjectType) : type;
}

const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields());
const leaves = (type: GraphQLObjectType) =>
  fieldsOf(type).flatMap((f) => (isLeafType(getNamedType(f.type)) && f.args.length === 0 ? [f.name] : []));

/** All fields of a type, of those that are objects their leaves. */
function everything(type: GraphQLObjectType, n: number): string {
  return fieldsOf(type)
    .map((field) => {
      const of = getNamedType(field.type);
      const asked = ask(type, field, n);
      if (isLeafType(of)) return asked;
      if (isUnionType(of)) return `${asked} { __typename }`;
      if (isAbstractType(of)) return `${asked} { __typename id }`;
      const row = rowType(field)!;
      const inner = `__typename ${leaves(row).join(" ")}`;
      if (row === of) return `${asked} { ${inner} }`;
      const others = fieldsOf(of as GraphQLObjectType)
        .filter(({ name }) => !["totalCount", "pageInfo", "edges", "nodes"].includes(name))
        .map((f) => (rowType(f) ? `${f.name} { ${leaves(rowType(f)!).join(" ")} }` : f.name));
      return `${asked} { totalCount pageInfo { hasNextPage endCursor } edges { cursor } ${others} nodes { ${inner} } }`;
    })
    .join(" ");
}

interface Step {
  readonly type: GraphQLObjectType;
  readonly field: Field;
}

/** The shortest way from the query to each type of row. */
function waysToTypes(): Map<GraphQLObjectType, readonly Step[]> {
  const ways = new Map<GraphQLObjectType, readonly Step[]>([[query, []]]);
  for (const [type, way] of ways)
    for (const field of fieldsOf(type)) {
      const row = rowType(field);
      if (row && !ways.has(row)) ways.set(row, [...way, { type, field }]);
    }
  return ways;
}

/** The operation that asks for all fields of so many rows of a type. */
function operationOf(way: readonly Step[], type: GraphQLObjectType, n: number): string {
  return way.reduceRight(
    (inner, step) => {
      const connected = isConnection(getNamedType(step.field.type) as GraphQLObjectType);
      return `{ ${ask(step.type, step.field, n)} ${connected ? `{ nodes ${inner} }` : inner} }`;
    },
    `{ __typename ${everything(type, n)} }`,
  );
}

/** A statement as it is for any number of values. */
const oneLine = (text: string) => text.replace(/\$\d+(, *\$\d+)*/g, "$").replace(/\s+/g, " ");

async function run(source: string) {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  const statements: string[] = [];
  const contextValue = { ...services, db: world.db };
  const { data, errors } = await observeStatements(
    { onStatement: (text) => void statements.push(oneLine(text)) },
    async (): Promise<ExecutionResult> => execute({ schema, document, contextValue }),
  );
  expect(errors ?? []).toEqual([]);
  return { data, statements };
}

const countOf = (data: unknown, typename: string) =>
  JSON.stringify(data).split(`"__typename":"${typename}"`).length - 1;

/** Types of which there are not many rows, and why. */
const few: Readonly<Record<string, string>> = {
  Query: "there is one",
  Viewer: "there is one",
  RunComparison: "there is one",
  Runner: "all of them, always",
  Preset: "a constant list",
  ExportColumn: "a constant list",
  Account: "one's own",
  ExperimentFacets: "there is one",
  FacetCount: "of all experiments, always",
};

const ways = waysToTypes();
const types = [...ways.keys()].map((type) => [type.name, type] as const);

describe("all fields of 1 and of 100 rows take the same SQL statements", () => {
  it("for every type that can be queried", () => {
    const reachable = new Set(types.map(([name]) => name));
    const own = Object.values(schema.getTypeMap()).filter((t) => isObjectType(t) && !isIntrospectionType(t));
    const missing = own.filter(({ name }) => !reachable.has(name)).map(({ name }) => name);
    expect(missing.filter((name) => !/(Connection|Edge|Success|Error)$/.test(name)).sort()).toEqual(
      // What connections carry beside their rows is asked for with them; an estimate is one.
      "ExampleCounts ExperimentEstimate InputIssue IssuedApiKey MetricUpdate Mutation PageInfo SeriesUpdate SignInLink StageEstimate Subscription".split(
        " ",
      ),
    );
  });

  it.each(types)("%s", async (name, type) => {
    const one = await run(operationOf(ways.get(type)!, type, 1));
    const many = await run(operationOf(ways.get(type)!, type, rows));
    expect(countOf(one.data, name)).toBeGreaterThan(0);
    if (!few[name]) expect(countOf(many.data, name)).toBeGreaterThan(countOf(one.data, name));
    expect(many.statements.toSorted()).toEqual(one.statements.toSorted());
    expect(many.statements.length).toBeLessThan(40);
  });
});
