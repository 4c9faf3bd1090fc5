import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
    expect(names(language)).toEqual(names("bash"));
  }
  expect(names("bash").length).toBeGreaterThan(8);
  expect(examples.filter(({ output }) => output === undefined)).toEqual([]);
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
