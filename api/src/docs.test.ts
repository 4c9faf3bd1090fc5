import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { errorCodes } from "@dreambooth-dpo/db/contract";
import { type OperationDefinitionNode, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportColumns } from "./exports/index.ts";
import { exampleQueries } from "./graphql/index.ts";
import { limits } from "./guard/index.ts";
import { readEnvironment } from "./observe/index.ts";
import {
  interpreterOf,
  patternOf,
  readExamples,
  runExamples,
  startRunner,
  startTestServer,
  type TestRunner,
  type TestServer,
  type Told,
  unmarked,
} from "./testing/index.ts";

const manual = readFileSync(new URL("../../docs/api.md", import.meta.url), "utf8");
const examples = readExamples(manual);
const languages = ["bash", "ts", "python"];

let server: TestServer;
let runner: TestRunner;
beforeAll(async () => {
  server = await startTestServer();
  runner = await startRunner(server.db.dataFolder);
});
afterAll(async () => {
  await runner?.stop();
  await server?.dispose();
});

it("tells the whole story in each language, and leaves no block of them untested", () => {
  const names = (language: string) => examples.filter((e) => e.language === language).map((e) => e.name);
  for (const language of languages) {
    expect(unmarked(manual, language)).toEqual([]);
    expect(names("bash")).toEqual(expect.arrayContaining(names(language)));
  }
  expect(names("ts")).toEqual(names("python"));
  expect(names("ts").length).toBeGreaterThan(8);
  expect(examples.filter(({ output }) => output === undefined)).toEqual([]);
});

describe("the manual's tables", () => {
  const row = (first: string, second: string) =>
    new RegExp(`^\\| ${first} +\\| ${second.replace(/[.*+?()]/g, "\\$&")} +\\|`, "m");

  it.each([
    ["Body of a request", `${limits.body / 1024} KB`],
    ["Tokens of a document", limits.tokens.toLocaleString("en")],
    ["Definitions .*", `${limits.definitions}`],
    ["Fields of an operation.*", limits.fields.toLocaleString("en")],
    ["Levels of an operation", `${limits.depth}`],
    ["Fields at the root of a query", `${limits.rootFields}`],
    ["Aliases; directives", `${limits.aliases} each`],
    ["Aliases; directives", `${limits.directives} each`],
    ["The same field in one selection", `${limits.repeats} times`],
    ["Levels of variables", `${limits.variableDepth}`],
    ["Cost of an operation", `${limits.complexity.toLocaleString("en")} points`],
    ["Cost per minute .*", `${readEnvironment({}).pointsPerMinute.toLocaleString("en")} points`],
  ])("say the limit: %s", (what, limit) => {
    expect(manual).toMatch(row(what, limit));
  });

  it("name every variable of the environment", () => {
    const sources = ["./observe/environment.ts", "../../db/src/environment.ts"];
    const names = sources.flatMap((path) =>
      [...readFileSync(new URL(path, import.meta.url), "utf8").matchAll(/^ {2}([A-Z_]+):/gm)].map(
        ([, n]) => n!,
      ),
    );
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(manual).toContain(`| \`${name}\` `);
  });

  it("name every code of an error", () => {
    const ofRunners = ["EMPTY_SELECTION", "DIVERGED", "DEVICE", "CANCELLED"];
    for (const code of Object.keys(errorCodes).filter((each) => !ofRunners.includes(each)))
      expect(manual).toContain(`\`${code}\``);
  });
});

it("comes with the data dictionary of exports (write it with: vitest -u)", async () => {
  const cell = (text: string) => text.replaceAll("|", "\\|");
  const tables = Object.entries(exportColumns).map(([kind, columns]) => {
    const rows = Object.entries(columns).map(
      ([name, { type, unit = "", nullable, description }]) =>
        `| \`${name}\` | ${type}${nullable ? ", or none" : ""} | ${cell(unit)} | ${cell(description)} |`,
    );
    const head = `## ${kind}\n\n| Column | Type | Unit | What it holds |\n| - | - | - | - |`;
    return `${head}\n${rows.join("\n")}\n`;
  });
  const intro =
    "What `requestExport` writes, in the order of the columns; made from api/src/exports/export-columns.ts. None is an empty cell in CSV and null in JSONL.";
  const dictionary = `# Columns of exports\n\n${intro}\n\n${tables.join("\n")}`;
  await expect(dictionary).toMatchFileSnapshot("../../docs/export-columns.md");
});

// An interpreter that this machine lacks is no reason to fail: the product needs none of them.
for (const language of languages) {
  const command = interpreterOf(language);
  if (!command) continue;
  const ofLanguage = examples.filter((example) => example.language === language);

  describe(`the examples in ${language}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "docs-test-"));
    let told: Told;
    beforeAll(async () => {
      const environment = { DBDPO_URL: server.url, DBDPO_KEY: server.key };
      told = await runExamples(ofLanguage, { command, folder, environment });
    }, 150_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(ofLanguage)("$name", ({ name, output }) => {
      expect(told.outputs.has(name), told.complaint).toBe(true);
      expect(told.outputs.get(name)!.replace(/\s+/g, "")).toMatch(patternOf(output!));
    });
  });
}

const operationOf = (query: string) => parse(query).definitions[0] as OperationDefinitionNode;

describe("the example queries of GraphiQL", () => {
  const ids = new Map<string, string>();

  /** Variables with the ids that a person would have pasted, about an experiment that is done. */
  function filled(text: string): Record<string, unknown> {
    const variables = JSON.parse(text.replace(/(\w+):PASTE/g, (_, type: string) => ids.get(type)!));
    return "name" in variables ? { ...variables, name: "first-look-ts" } : variables;
  }

  /** The first event of a subscription, as server-sent events bring it. */
  async function firstEvent(query: string, variables: Record<string, unknown>) {
    const leaving = new AbortController();
    const response = await fetch(`${server.url}/graphql/stream`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "text/event-stream",
        authorization: `Bearer ${server.key}`,
      },
      body: JSON.stringify({ query, variables }),
      signal: leaving.signal,
    });
    let text = "";
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (/^data: .*\n\n/m.test(text)) break;
    }
    leaving.abort();
    return JSON.parse(/^data: (.*)$/m.exec(text)![1]!) as { data: unknown; errors?: unknown };
  }

  it.each(exampleQueries.map((example) => ({ name: operationOf(example.query).name!.value, ...example })))(
    "$name",
    async ({ query, variables = "{}" }) => {
      const given = filled(variables);
      const answer =
        operationOf(query).operation === "subscription"
          ? await firstEvent(query, given)
          : await server.query(query, given);
      expect(answer.errors).toBeUndefined();
      const text = JSON.stringify(answer.data);
      expect(text).toMatch(/"(name|status|step|url|kept|rows|issues)"/);
      for (const [id, type] of text.matchAll(/(Experiment|Run|DataExport):[0-9a-f-]{36}/g))
        ids.set(type!, id);
    },
  );
});
