/** A piece of running text. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong" | "emphasis"; readonly children: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Inline[] };

interface Rule {
  readonly pattern: RegExp;
  make(match: RegExpExecArray): Inline;
}

const isSafe = (href: string): boolean => /^(https?:\/\/|mailto:|\/(?!\/)|#)/i.test(href);

/** Rules in the order in which they are tried at one place: code first, since nothing counts inside it. */
const rules: readonly Rule[] = [
  { pattern: /(`+)\s?(.+?)\s?\1(?!`)/, make: ([, , text]) => ({ kind: "code", text: text! }) },
  { pattern: /\\([\\`*_{}[\]()#+\-.!|<>~])/, make: ([, text]) => ({ kind: "text", text: text! }) },
  {
    pattern: /\[([^\]]+)\]\(\s*<?([^\s)<>]+)>?(?:\s+"[^"]*")?\s*\)/,
    make: ([, text, href]) =>
      isSafe(href!)
        ? { kind: "link", href: href!, children: parseInline(text!) }
        : { kind: "text", text: text! },
  },
  {
    pattern: /<?(https?:\/\/[^\s<>]*[^\s<>.,;:!?)"'])>?/,
    make: ([, href]) => ({ kind: "link", href: href!, children: [{ kind: "text", text: href! }] }),
  },
  {
    pattern: /\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)/,
    make: ([, star, line]) => ({ kind: "strong", children: parseInline(star ?? line!) }),
  },
  {
    pattern: /\*(?=[^\s*])(.+?)(?<=[^\s*])\*|(?<!\w)_(?=[^\s_])(.+?)(?<=[^\s_])_(?!\w)/,
    make: ([, star, line]) => ({ kind: "emphasis", children: parseInline(star ?? line!) }),
  },
];

/** The pieces of a line of Markdown: code, bold, italic, links. Links of other kinds than web, mail and own pages are plain text. */
export function parseInline(text: string): readonly Inline[] {
  const pieces: Inline[] = [];
  let rest = text;
  while (rest !== "") {
    let first: { readonly match: RegExpExecArray; readonly rule: Rule } | undefined;
    for (const rule of rules) {
      const match = rule.pattern.exec(rest);
      if (match && (!first || match.index < first.match.index)) first = { match, rule };
    }
    if (!first) break;
    const { match, rule } = first;
    if (match.index > 0) pieces.push({ kind: "text", text: rest.slice(0, match.index) });
    pieces.push(rule.make(match));
    rest = rest.slice(match.index + match[0].length);
  }
  if (rest !== "") pieces.push({ kind: "text", text: rest });
  return pieces;
}
