import { expect, test } from "vitest";
import { composeSvg, escapeXml, type Figure, wrapWords } from "./compose-svg.ts";

const figure: Figure = {
  width: 400,
  height: 300,
  title: "Loss of <dog> & cat",
  layers: [
    { kind: "picture", x: 0, y: 0, width: 400, height: 300, href: "data:image/png;base64,AA==" },
    {
      kind: "drawing",
      x: 0,
      y: 0,
      width: 400,
      height: 300,
      viewBox: "0 0 400 300",
      markup: "<path d='M0 0'/>",
    },
  ],
  texts: [{ x: 4, y: 290, text: "TS", size: 12, weight: "400", colour: "rgb(0, 0, 0)" }],
  colours: { background: "#fff", text: "#111", muted: "#555" },
};

test("a figure is one file: namespace, title, layers in order, legend texts", () => {
  const svg = composeSvg(figure);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="432"/);
  expect(svg).toContain("<title>Loss of &lt;dog&gt; &amp; cat</title>");
  expect(svg.indexOf("<image")).toBeLessThan(svg.indexOf("<path d='M0 0'/>"));
  expect(svg).toContain('fill="rgb(0, 0, 0)" dominant-baseline="central">TS</text>');
});

test("a caption makes the figure taller by its lines", () => {
  const height = (caption?: string) =>
    Number(/height="(\d+)"/.exec(composeSvg(caption ? { ...figure, caption } : figure))![1]);
  expect(height("one line")).toBe(height() + 8 + 17);
  expect(height("a long caption ".repeat(12))).toBeGreaterThan(height("one line"));
});

test("words are wrapped and never lost", () => {
  expect(wrapWords("one two  three", 7)).toEqual(["one two", "three"]);
  expect(wrapWords("unbreakable", 4)).toEqual(["unbreakable"]);
  expect(escapeXml(`<a href="&">`)).toBe("&lt;a href=&quot;&amp;&quot;&gt;");
});
