import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { classKind, dreamBenchClasses, readConceptFolder } from "../../datasets/index.ts";
import { subjectArt, writeSubjects } from "./index.ts";

const committed = fileURLToPath(new URL("../../../subjects", import.meta.url));
let drawn: string;
beforeAll(async () => {
  drawn = mkdtempSync(join(tmpdir(), "subjects-"));
  await writeSubjects(drawn);
});
afterAll(() => rmSync(drawn, { recursive: true }));

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

describe("the bundled subjects", () => {
  it("cover every DreamBench class, live or object as DreamBench has it", () => {
    expect(subjectArt.length).toBeGreaterThanOrEqual(15);
    expect([...new Set(subjectArt.map((s) => s.className))].sort()).toEqual(dreamBenchClasses);
    for (const { className, kind } of subjectArt) expect(kind).toBe(classKind(className));
  });

  it("are the committed files, drawn again", () => {
    expect(files(drawn)).toEqual(files(committed));
    for (const file of files(committed))
      expect(readFileSync(join(drawn, file)).equals(readFileSync(join(committed, file))), file).toBe(true);
  });

  it("are ordinary concept folders with 4 to 6 different views", async () => {
    for (const { name } of subjectArt) {
      const views = await readConceptFolder(join(committed, name));
      expect(views.length).toBeGreaterThanOrEqual(4);
      expect(views.length).toBeLessThanOrEqual(6);
      expect(new Set(views.map((v) => v.sha256)).size).toBe(views.length);
      expect(views.map((v) => v.pixels.dims)).toEqual(views.map(() => [64, 64, 3]));
    }
  });
});
