/** What an SVG element looks like, and how it looks when nothing is said: only the difference is written. */
const properties: readonly (readonly [name: string, initial: string])[] = [
  ["fill", "rgb(0, 0, 0)"],
  ["fill-opacity", "1"],
  ["stroke", "none"],
  ["stroke-opacity", "1"],
  ["stroke-width", "1px"],
  ["stroke-dasharray", "none"],
  ["stroke-linecap", "butt"],
  ["stroke-linejoin", "miter"],
  ["paint-order", "normal"],
];
const textProperties: readonly (readonly [name: string, initial: string])[] = [
  ["font-size", ""],
  ["font-weight", "400"],
  ["font-style", "normal"],
  ["font-variant-numeric", "normal"],
  ["text-anchor", "start"],
  ["dominant-baseline", "auto"],
];
const kept =
  /^(d|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|width|height|points|transform|id|clip-path|offset|href|viewBox|dx|dy)$/;

const namespace = "http://www.w3.org/2000/svg";

/** Marks what is for the screen alone (crosshairs, hit areas): left out of files. */
export const screenOnly = "data-screen-only";

/**
 * The inside of an SVG with what its styles, classes and variables come to written on every element. Elements marked
 * `data-screen-only` and invisible ones are left out; of links only what they hold is kept.
 */
export function inlineStyles(svg: SVGSVGElement): string {
  const serializer = new XMLSerializer();
  const copy = (element: Element): Element | undefined => {
    if (element.hasAttribute(screenOnly)) return undefined;
    const style = getComputedStyle(element);
    if (style.display === "none" || style.visibility === "hidden") return undefined;
    const name = element.localName === "a" ? "g" : element.localName;
    const clone = document.createElementNS(namespace, name);
    for (const { name: attribute, value } of element.attributes)
      if (kept.test(attribute)) clone.setAttribute(attribute, value);
    if (style.opacity !== "1") clone.setAttribute("opacity", style.opacity);
    const isText = name === "text" || name === "tspan";
    if (name !== "g" && name !== "defs" && name !== "clipPath")
      for (const [property, initial] of isText ? [...properties, ...textProperties] : properties) {
        const value = style.getPropertyValue(property);
        if (value && value !== initial) clone.setAttribute(property, value);
      }
    for (const child of element.childNodes) {
      const part =
        child instanceof Element
          ? copy(child)
          : child.nodeType === Node.TEXT_NODE
            ? child.cloneNode()
            : undefined;
      if (part) clone.append(part);
    }
    return clone;
  };
  const whole = [...svg.children].map((child) => {
    const part = copy(child);
    return part ? serializer.serializeToString(part) : "";
  });
  // The file around it names the namespace once.
  return whole.join("").replaceAll(` xmlns="${namespace}"`, "");
}
