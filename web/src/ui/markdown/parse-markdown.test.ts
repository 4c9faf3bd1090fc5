import { describe, expect, it } from "vitest";
import { type Inline, parseInline } from "./parse-inline.ts";
import { type Block, parseMarkdown } from "./parse-markdown.ts";

const plain = (pieces: readonly Inline[]): string =>
  pieces.map((piece) => ("text" in piece ? piece.text : plain(piece.children))).join("");
const only = (text: string): Block => {
  const blocks = parseMarkdown(text);
  expect(blocks).toHaveLength(1);
  return blocks[0]!;
};

describe("running text", () => {
  it("has code, bold, italic and links, one in the other", () => {
    expect(parseInline("a **b `c*` _d_** e")).toEqual([
      { kind: "text", text: "a " },
      {
        kind: "strong",
        children: [
          { kind: "text", text: "b " },
          { kind: "code", text: "c*" },
          { kind: "text", text: " " },
          { kind: "emphasis", children: [{ kind: "text", text: "d" }] },
        ],
      },
      { kind: "text", text: " e" },
    ]);
    expect(parseInline("[**x**](https://a.org/b_c)")[0]).toMatchObject({
      kind: "link",
      href: "https://a.org/b_c",
    });
    expect(parseInline("see https://a.org/x.")[1]).toMatchObject({ kind: "link", href: "https://a.org/x" });
  });

  it("leaves alone what only looks like markup", () => {
    for (const text of ["8x8x16 * 3 * 4", "snake_case_name", "2 ** 3", "a_b and c_d"])
      expect(parseInline(text)).toEqual([{ kind: "text", text }]);
    expect(plain(parseInline("\\*not italic\\*"))).toBe("*not italic*");
  });

  it("links nowhere that could run a script", () => {
    for (const href of [
      "javascript:alert(1)",
      "data:text/html,x",
      "//evil.org",
      "vbscript:x",
      "JaVaScRiPt:x",
    ])
      expect(parseInline(`[click](${href})`)[0]).toEqual({ kind: "text", text: "click" });
    for (const href of ["/experiments", "#limits", "mailto:a@b.org"])
      expect(parseInline(`[click](${href})`)[0]).toMatchObject({ kind: "link", href });
  });

  it("takes HTML for text", () => {
    expect(parseInline('<img src=x onerror="f()">')).toEqual([
      { kind: "text", text: '<img src=x onerror="f()">' },
    ]);
  });
});

describe("a document", () => {
  it("has headings, paragraphs over several lines, and rules", () => {
    const blocks = parseMarkdown("# Card: micro\n\nOne\nparagraph.\n\n---\n## Limits ##\nMore.");
    expect(blocks.map(({ kind }) => kind)).toEqual(["heading", "paragraph", "rule", "heading", "paragraph"]);
    expect(blocks[0]).toMatchObject({ level: 1 });
    expect(plain((blocks[1] as { text: readonly Inline[] }).text)).toBe("One paragraph.");
    expect(plain((blocks[3] as { text: readonly Inline[] }).text)).toBe("Limits");
  });

  it("has tables with their alignment, rows filled up and cut to the head", () => {
    const table = only("| what | figure |\n|:--|--:|\n| a \\| b | 1 |\n| c |\n| d | 2 | 3 |");
    if (table.kind !== "table") throw new Error(table.kind);
    expect(table.alignment).toEqual(["left", "right"]);
    expect(table.rows.map((row) => row.map(plain))).toEqual([
      ["a | b", "1"],
      ["c", ""],
      ["d", "2"],
    ]);
  });

  it("has lists, lists in lists, and items over several lines", () => {
    const list = only("- one\n  goes on\n- two\n  1. first\n  2. second\n- three");
    if (list.kind !== "list") throw new Error(list.kind);
    expect(list.items).toHaveLength(3);
    expect(list.items[0]).toMatchObject([{ kind: "paragraph" }]);
    expect(list.items[1]).toMatchObject([{ kind: "paragraph" }, { kind: "list", ordered: true, start: 1 }]);
    expect(only("3. c\n4. d")).toMatchObject({ ordered: true, start: 3 });
  });

  it("keeps code as it is, even where its fence is never closed", () => {
    expect(only("```sh\n# not a heading\n\n- nor a list\n```")).toEqual({
      kind: "code",
      language: "sh",
      text: "# not a heading\n\n- nor a list",
    });
    expect(only("```\nopen")).toMatchObject({ kind: "code", text: "open" });
  });

  it("has quotes with blocks inside", () => {
    expect(only("> # Title\n> text")).toMatchObject({
      kind: "quote",
      blocks: [{ kind: "heading" }, { kind: "paragraph" }],
    });
  });

  it("is nothing where there is nothing", () => {
    expect(parseMarkdown(" \n\n")).toEqual([]);
  });

  it("ends on any text, however odd", () => {
    for (const text of [
      "-",
      "|",
      "|\n|-",
      "1.",
      "> ",
      "#",
      "```",
      "***",
      "- - -",
      "* a\n\n\n b",
      "[a](",
      "**",
      "`",
    ])
      expect(Array.isArray(parseMarkdown(text))).toBe(true);
  });

  it("does not run away on long lines", () => {
    const start = performance.now();
    for (const text of [
      "*".repeat(4_000),
      "[".repeat(4_000),
      "`".repeat(4_000),
      "a|".repeat(2_000),
      "_a".repeat(2_000),
    ])
      parseMarkdown(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
