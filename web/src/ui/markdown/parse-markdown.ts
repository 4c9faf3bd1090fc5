import { type Inline, parseInline } from "./parse-inline.ts";

export type Alignment = "left" | "right" | "center";

/** A part of a document. */
export type Block =
  | { readonly kind: "heading"; readonly level: number; readonly text: readonly Inline[] }
  | { readonly kind: "paragraph"; readonly text: readonly Inline[] }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  | { readonly kind: "rule" }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Block[])[];
    }
  | {
      readonly kind: "table";
      readonly head: readonly (readonly Inline[])[];
      readonly alignment: readonly Alignment[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

const marker = /^( {0,3})([-*+]|\d{1,9}[.)])( {1,4}|$)/;
const fence = /^ {0,3}(`{3,}|~{3,})\s*([\w+-]*)/;
const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const rule = /^ {0,3}([-*_])(\s*\1){2,}\s*$/;
const delimiters = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === "";

/** Lines as they are taken one after another. */
class Lines {
  private at = 0;
  private readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    this.lines = lines;
  }
  peek(ahead = 0): string | undefined {
    return this.lines[this.at + ahead];
  }
  take(): string {
    return this.lines[this.at++]!;
  }
  /** Takes lines for as long as they fulfil a condition. */
  takeWhile(condition: (line: string) => boolean): string[] {
    const taken: string[] = [];
    while (this.peek() !== undefined && condition(this.peek()!)) taken.push(this.take());
    return taken;
  }
}

/** The cells of a table's row; an escaped bar does not divide. */
function cellsOf(line: string): string[] {
  const cells = line
    .trim()
    .replace(/^\|/, "")
    .split(/(?<!\\)\|/);
  if (cells.at(-1)?.trim() === "") cells.pop();
  return cells.map((cell) => cell.trim());
}

const alignmentOf = (cell: string): Alignment =>
  cell.endsWith(":") ? (cell.startsWith(":") ? "center" : "right") : "left";

function takeTable(lines: Lines): Block {
  const head = cellsOf(lines.take());
  const alignment = cellsOf(lines.take()).map(alignmentOf);
  const rows = lines.takeWhile((line) => !isBlank(line) && line.includes("|")).map(cellsOf);
  return {
    kind: "table",
    head: head.map(parseInline),
    alignment: head.map((_, i) => alignment[i] ?? "left"),
    rows: rows.map((row) => head.map((_, i) => parseInline(row[i] ?? ""))),
  };
}

function takeCode(lines: Lines): Block {
  const [, mark = "", language = ""] = fence.exec(lines.take()) ?? [];
  const text = lines.takeWhile((line) => !line.trim().startsWith(mark));
  if (lines.peek() !== undefined) lines.take();
  return { kind: "code", language, text: text.join("\n") };
}

function takeList(lines: Lines): Block {
  const ordered = /\d/.test(marker.exec(lines.peek()!)![2]!);
  const start = Number.parseInt(marker.exec(lines.peek()!)![2]!, 10);
  const items: (readonly Block[])[] = [];
  for (;;) {
    const begin = marker.exec(lines.peek() ?? "");
    if (!begin || /\d/.test(begin[2]!) !== ordered || rule.test(lines.peek()!)) break;
    const indent = begin[0].length;
    const own = [lines.take().slice(indent)];
    own.push(
      ...lines.takeWhile(
        (line) =>
          isBlank(line) ||
          line.startsWith(" ".repeat(Math.min(indent, 2))) ||
          (!marker.test(line) && !startsBlock(line)),
      ),
    );
    items.push(
      parseLines(own.map((line, i) => (i === 0 ? line : line.replace(new RegExp(`^ {0,${indent}}`), "")))),
    );
    // A blank line ends the list where no further item follows it.
  }
  return { kind: "list", ordered, start: Number.isNaN(start) ? 1 : start, items };
}

const startsBlock = (line: string): boolean =>
  heading.test(line) || fence.test(line) || rule.test(line) || /^ {0,3}>/.test(line);

function takeParagraph(lines: Lines): Block {
  const first = lines.take();
  const more = lines.takeWhile((line) => !isBlank(line) && !startsBlock(line) && !marker.test(line));
  return { kind: "paragraph", text: parseInline([first, ...more].map((line) => line.trim()).join(" ")) };
}

function takeBlock(lines: Lines): Block {
  const line = lines.peek()!;
  const title = heading.exec(line);
  if (title) {
    lines.take();
    return { kind: "heading", level: title[1]!.length, text: parseInline(title[2]!) };
  }
  if (fence.test(line)) return takeCode(lines);
  if (rule.test(line)) {
    lines.take();
    return { kind: "rule" };
  }
  if (/^ {0,3}>/.test(line)) {
    const quoted = lines.takeWhile((each) => /^ {0,3}>/.test(each));
    return { kind: "quote", blocks: parseLines(quoted.map((each) => each.replace(/^ {0,3}> ?/, ""))) };
  }
  if (marker.test(line)) return takeList(lines);
  if (line.includes("|") && delimiters.test(lines.peek(1) ?? "")) return takeTable(lines);
  return takeParagraph(lines);
}

function parseLines(all: readonly string[]): readonly Block[] {
  const lines = new Lines(all);
  const blocks: Block[] = [];
  for (;;) {
    lines.takeWhile(isBlank);
    if (lines.peek() === undefined) return blocks;
    blocks.push(takeBlock(lines));
  }
}

/**
 * The blocks of a Markdown text: headings, paragraphs, lists, tables, code, quotes, rules. HTML is text like any other, images
 * are their links.
 */
export const parseMarkdown = (text: string): readonly Block[] =>
  parseLines(text.replaceAll("\t", "    ").split(/\r?\n/));
