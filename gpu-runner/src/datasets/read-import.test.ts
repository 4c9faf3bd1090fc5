import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { readImport } from "./index.ts";

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "import-"));
  folder = join(root, "images");
  mkdirSync(folder);
  return () => rmSync(root, { recursive: true });
});

const put = (name: string, content = "x") => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const brief = async () =>
  (await readImport(folder)).map(({ file, prompt, sample, model, seed, concept }) => ({
    file,
    prompt,
    sample,
    model,
    ...(seed === undefined ? {} : { seed }),
    ...(concept === undefined ? {} : { concept }),
  }));

describe("a manifest", () => {
  it("in CSV may have a byte-order mark, CRLF, quotes, commas and line breaks", async () => {
    for (const name of ["a.png", "b.png"]) put(name);
    put(
      "manifest.csv",
      '\uFEFFfile,prompt,seed,model\r\na.png,"a ""red"" dog, wet\r\nand happy",7,tuned\r\n\r\nb.png,a dog,,\r\n',
    );
    expect(await brief()).toEqual([
      { file: "b.png", prompt: "a dog", sample: 0, model: "imported" },
      { file: "a.png", prompt: 'a "red" dog, wet\r\nand happy', sample: 0, model: "tuned", seed: 7 },
    ]);
  });

  it("in JSONL gives samples the next free number of their model, concept and prompt", async () => {
    const rows = ["a", "b", "c"].map((name) => ({ file: `${name}.png`, prompt: "a dog", concept: "rex" }));
    for (const { file } of rows) put(file);
    const [a, b, c] = rows;
    put("manifest.jsonl", [a, { ...b, sample: 5 }, c].map((row) => JSON.stringify(row)).join("\n"));
    const samples = (await brief()).map(({ file, sample }) => [file, sample]);
    expect(samples).toEqual([
      ["a.png", 0],
      ["b.png", 5],
      ["c.png", 6],
    ]);
  });

  it("comes back as it was written (property)", async () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).filter((s) => s.trim() !== "");
    // Spaces around a prompt are dropped.
    const prompts = fc.uniqueArray(
      text.map((s) => s.trim()),
      { minLength: 1, maxLength: 6 },
    );
    const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(prompts, async (list) => {
        list.forEach((_, i) => {
          put(`${i}.png`);
        });
        put(
          "manifest.csv",
          ["file,prompt,seed", ...list.map((p, i) => `${i}.png,${quote(p)},${i}`)].join("\n"),
        );
        const read = await readImport(folder);
        const byFile = new Map(read.map((image) => [image.file, image]));
        list.forEach((prompt, i) => {
          expect(byFile.get(`${i}.png`)).toMatchObject({ prompt, seed: i, sample: 0 });
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe("a folder per prompt", () => {
  it("is named by its prompt, or says it in prompt.txt", async () => {
    put("a_dog_in_snow/2.png");
    put("a_dog_in_snow/10.jpg");
    put("other/x.webp");
    put("other/prompt.txt", " a dog on the beach\n");
    put("notes.txt");
    expect(await brief()).toEqual([
      { file: "a_dog_in_snow/10.jpg", prompt: "a dog in snow", sample: 0, model: "imported" },
      { file: "a_dog_in_snow/2.png", prompt: "a dog in snow", sample: 1, model: "imported" },
      { file: "other/x.webp", prompt: "a dog on the beach", sample: 0, model: "imported" },
    ]);
  });

  it("may stand below a folder per model", async () => {
    for (const model of ["baseline", "tuned"]) put(`${model}/a dog/0.png`);
    expect((await brief()).map(({ model, prompt }) => [model, prompt])).toEqual([
      ["baseline", "a dog"],
      ["tuned", "a dog"],
    ]);
  });
});

describe("an import that cannot be", () => {
  const row = (over: object = {}) => JSON.stringify({ file: "a.png", prompt: "a dog", ...over });
  it.each<[string, () => void, RegExp]>([
    ["an empty folder", () => {}, /holds no images to import/],
    [
      "two manifests",
      () => {
        put("manifest.csv", "file,prompt");
        put("manifest.jsonl");
      },
      /one manifest, not two/,
    ],
    [
      "an unknown column",
      () => put("manifest.csv", "file,text\n"),
      /column of manifest\.csv is "text"; .*prompt/,
    ],
    ["a short row", () => put("manifest.csv", "file,prompt\na.png\n"), /manifest\.csv is .*line 2/i],
    [
      "a broken line",
      () => put("manifest.jsonl", `${row()}\n{`),
      /manifest\.jsonl line 2 is .*one JSON object/,
    ],
    ["no prompt", () => put("manifest.jsonl", '{"file":"a.png"}'), /manifest\.jsonl line 1.*prompt/],
    ["a bad seed", () => put("manifest.jsonl", row({ seed: -1 })), /seed is -1; expected a whole number/],
    [
      "an absolute path",
      () => put("manifest.jsonl", row({ file: "/etc/passwd" })),
      /file is "\/etc\/passwd"/,
    ],
    ["a path upwards", () => put("manifest.jsonl", row({ file: "../a.png" })), /file is "\.\.\/a\.png"/],
    [
      "missing files",
      () =>
        put(
          "manifest.jsonl",
          Array.from({ length: 7 }, (_, i) => row({ file: `${i}.png`, sample: i })).join("\n"),
        ),
      /7 of 7 images are missing: 0\.png \(manifest\.jsonl line 1\), .* and 2 more\./,
    ],
    [
      "a file twice",
      () => put("manifest.jsonl", `${row()}\n${row({ prompt: "a cat" })}`),
      /An image stands twice: manifest\.jsonl line 1 and manifest\.jsonl line 2 \(a\.png\)/,
    ],
    [
      "a sample twice",
      () => {
        put("b.png");
        put("manifest.jsonl", `${row({ sample: 3 })}\n${row({ file: "b.png", sample: 3 })}`);
      },
      /A sample stands twice: manifest\.jsonl line 1 and manifest\.jsonl line 2/,
    ],
    [
      "a link out of the folder",
      () => {
        writeFileSync(join(root, "secret.png"), "x");
        symlinkSync(join(root, "secret.png"), join(folder, "link.png"));
        put("manifest.jsonl", row({ file: "link.png" }));
      },
      /not a link out of it/,
    ],
  ])("is refused: %s", async (name, prepare, message) => {
    if (!["an empty folder", "missing files"].includes(name)) put("a.png");
    prepare();
    if (name === "an empty folder") return expect(readImport(folder)).rejects.toThrow(message);
    await expect(readImport(folder)).rejects.toThrow(message);
  });

  it("is refused: a folder that is not there", async () => {
    await expect(readImport(join(root, "none"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
