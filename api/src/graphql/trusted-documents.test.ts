import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { collectDocuments } from "../../scripts/collect-documents.ts";
import { apiSchema } from "../schema/index.ts";
import { documentId } from "./index.ts";
import { followTrustedDocuments } from "./trusted-documents.ts";

const folder = mkdtempSync(join(tmpdir(), "documents-"));
const url = pathToFileURL(`${folder}/`);
const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};
beforeEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const collect = () => {
  mkdirSync(folder, { recursive: true });
  return collectDocuments([{ folder: url, files: "**/*.graphql" }], apiSchema());
};

describe("the documents of folders", () => {
  it("are files of one operation and its fragments, by the hash of their text without the space around it", () => {
    const withFragment =
      "query Named { viewer { ...who } }\n\nfragment who on Viewer { role userId }\n\n# Words.\n";
    write("features/a/named.graphql", `\n${withFragment}`);
    write("top.graphql", "{ viewer { role } }".replace("{", "query Top {"));
    write("features/a/other.ts", "export {};");
    expect(collect()).toEqual({
      [documentId(withFragment.trim())]: withFragment.trim(),
      [documentId("query Top { viewer { role } }")]: "query Top { viewer { role } }",
    });
  });

  it("are refused with every wrong file and what is wrong with it", () => {
    write("a.graphql", "query Same { viewer { role } }");
    write("b.graphql", "query Same { viewer { scopes } }");
    write("c.graphql", "{ viewer { role } }");
    write("d.graphql", "query One { viewer { role } } query Two { viewer { role } }");
    write("e.graphql", "query Wrong { viewer { nothing } } fragment unused on Viewer { role }");
    write("f.graphql", "query {");
    write("g.graphql", "query Fine { viewer { role } }");
    expect(collect).toThrow(
      /^b\.graphql: a\.graphql has an operation Same too\nc\.graphql: it must hold one operation with a name\nd\.graphql: it must hold one operation with a name\ne\.graphql: Cannot query field "nothing" .*Fragment "unused" is never used\.\nf\.graphql: Syntax Error: .*$/,
    );
  });
});

describe("the documents of a server in development", () => {
  const [first, second] = ["query A { viewer { role } }", "query B { viewer { role } }"];
  const file = () => new URL("trusted.json", url);
  let time = 1_700_000_000;
  const save = (text: string) => {
    write("trusted.json", text);
    time += 1;
    utimesSync(file(), time, time);
  };
  const map = (...texts: readonly string[]) =>
    JSON.stringify(Object.fromEntries(texts.map((text) => [documentId(text), text])));

  it("are read again when they change, and stay while the file is half written", () => {
    save(map(first));
    const documents = followTrustedDocuments(file());
    expect([documents.get(documentId(first)), documents.has(documentId(second))]).toEqual([first, false]);
    save(map(first, second));
    expect(documents.get(documentId(second))).toBe(second);
    save(map(first).slice(0, 20));
    expect(documents.has(documentId(second))).toBe(true);
    save(map(second));
    expect([documents.has(documentId(first)), documents.has(documentId(second))]).toEqual([false, true]);
  });

  it("must be there at the start", () => {
    mkdirSync(folder, { recursive: true });
    expect(() => followTrustedDocuments(file())).toThrow(/ENOENT/);
  });
});
