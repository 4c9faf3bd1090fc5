import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import type { Inline } from "./parse-inline.ts";
import { type Block, parseMarkdown } from "./parse-markdown.ts";

/** Things that never change places: their number is their key. */
const numbered = <Item,>(items: readonly Item[], draw: (item: Item, key: number) => ReactNode): ReactNode[] =>
  items.map(draw);

function drawInline(piece: Inline, key: number): ReactNode {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "code":
      return (
        <code key={key} className="rounded-sm bg-page px-1 [overflow-wrap:anywhere]">
          {piece.text}
        </code>
      );
    case "strong":
      return <strong key={key}>{numbered(piece.children, drawInline)}</strong>;
    case "emphasis":
      return <em key={key}>{numbered(piece.children, drawInline)}</em>;
    case "link":
      return (
        <a
          key={key}
          href={piece.href}
          className="text-accent underline underline-offset-2 [overflow-wrap:anywhere]"
          {...(/^https?:/i.test(piece.href) && { target: "_blank", rel: "noreferrer noopener" })}
        >
          {numbered(piece.children, drawInline)}
        </a>
      );
  }
}

const headingLooks = ["text-lg font-semibold", "text-base font-semibold", "text-sm font-semibold text-muted"];

/** Draws blocks; `below` is the level of the heading that they stand under on the page. */
function drawBlock(below: number) {
  return function draw(block: Block, key: number): ReactNode {
    switch (block.kind) {
      case "heading": {
        const Heading = `h${Math.min(below + block.level, 6)}` as "h2";
        const look = headingLooks[Math.min(block.level, headingLooks.length) - 1];
        return (
          <Heading key={key} className={classNames(look, "mt-5 first:mt-0")}>
            {numbered(block.text, drawInline)}
          </Heading>
        );
      }
      case "paragraph":
        return <p key={key}>{numbered(block.text, drawInline)}</p>;
      case "quote":
        return (
          <blockquote key={key} className="flex flex-col gap-2 border-line-strong border-l-2 pl-3 text-muted">
            {numbered(block.blocks, draw)}
          </blockquote>
        );
      case "code":
        return (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
          <pre key={key} tabIndex={0} className="overflow-x-auto rounded border border-line bg-page p-3">
            <code>{block.text}</code>
          </pre>
        );
      case "rule":
        return <hr key={key} className="border-line" />;
      case "list": {
        const items = numbered(block.items, (item, i) => (
          <li key={i}>
            {numbered(item, (each, j) =>
              each.kind === "paragraph" ? numbered(each.text, drawInline) : draw(each, j),
            )}
          </li>
        ));
        return block.ordered ? (
          <ol key={key} start={block.start} className="flex list-decimal flex-col gap-1 pl-6">
            {items}
          </ol>
        ) : (
          <ul key={key} className="flex list-disc flex-col gap-1 pl-6">
            {items}
          </ul>
        );
      }
      case "table":
        return (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: as above
          <div key={key} tabIndex={0} className="overflow-x-auto">
            <table className="max-w-full border-collapse">
              <thead>
                <tr>
                  {numbered(block.head, (cell, i) => (
                    <th
                      key={i}
                      scope="col"
                      style={{ textAlign: block.alignment[i] ?? "left" }}
                      className="border-line border-b py-1 pr-6 text-xs font-medium text-muted"
                    >
                      {numbered(cell, drawInline)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {numbered(block.rows, (row, i) => (
                  <tr key={i}>
                    {numbered(row, (cell, j) => (
                      <td
                        key={j}
                        style={{ textAlign: block.alignment[j] ?? "left" }}
                        className="border-line border-b py-1 pr-6 align-top"
                      >
                        {numbered(cell, drawInline)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
    }
  };
}

export interface MarkdownProps {
  readonly text: string;
  /** Level of the heading that the text stands under on its page, so that its own come below: 1 by default. */
  readonly below?: number;
  readonly className?: string;
}

/** A Markdown text. Whatever HTML it holds is shown as text, and links lead to web pages, mail addresses and own pages alone. */
export const Markdown = ({ text, below = 1, className }: MarkdownProps) => (
  <div className={classNames("flex max-w-[80ch] flex-col gap-3", className)}>
    {numbered(parseMarkdown(text), drawBlock(below))}
  </div>
);
