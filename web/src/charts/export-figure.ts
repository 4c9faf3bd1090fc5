import { paintNow } from "./canvas-painters.ts";
import { composeSvg, type FigureLayer, type FigureText } from "./compose-svg.ts";
import { embeddedFontFaces } from "./font-faces.ts";
import { inlineStyles, screenOnly } from "./inline-styles.ts";

/** What is written around a chart in its file. */
export interface FigureWords {
  readonly title: string;
  readonly subtitle?: string;
  readonly caption?: string;
}

/** Runs `read` with the page in its light colours, which paper has; nothing of it is ever painted on the screen. */
function inPaperColours<T>(read: () => T): T {
  const { dataset } = document.documentElement;
  const theme = dataset.theme;
  dataset.theme = "light";
  try {
    return read();
  } finally {
    if (theme === undefined) delete dataset.theme;
    else dataset.theme = theme;
  }
}

function readLayers(container: HTMLElement, origin: DOMRect): FigureLayer[] {
  return [...container.querySelectorAll<SVGSVGElement | HTMLCanvasElement>("[data-chart-layer]")].flatMap(
    (element): FigureLayer[] => {
      const rect = element.getBoundingClientRect();
      if (rect.width === 0 || element.closest(`[${screenOnly}]`)) return [];
      const at = { x: rect.x - origin.x, y: rect.y - origin.y, width: rect.width, height: rect.height };
      if (element instanceof HTMLCanvasElement) {
        paintNow(element);
        return [{ ...at, kind: "picture", href: element.toDataURL("image/png") }];
      }
      const viewBox = element.getAttribute("viewBox") ?? `0 0 ${rect.width} ${rect.height}`;
      return [{ ...at, kind: "drawing", viewBox, markup: inlineStyles(element) }];
    },
  );
}

const readTexts = (container: HTMLElement, origin: DOMRect): FigureText[] =>
  [...container.querySelectorAll("[data-chart-text]")].flatMap((element) => {
    const rect = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const text = element.textContent?.trim() ?? "";
    if (!text || element.closest(`[${screenOnly}]`)) return [];
    const size = Number.parseFloat(style.fontSize);
    return [
      {
        x: rect.x - origin.x,
        y: rect.y - origin.y + rect.height / 2,
        text,
        size,
        weight: style.fontWeight,
        colour: style.color,
      },
    ];
  });

/**
 * What is drawn inside `container` (svg and canvas elements marked `data-chart-layer`, texts marked `data-chart-text`) as an
 * SVG file of its own, in light colours, with fonts inside.
 */
export async function figureToSvg(container: HTMLElement, words: FigureWords): Promise<string> {
  const fontFaces = await embeddedFontFaces();
  const figure = inPaperColours(() => {
    const origin = container.getBoundingClientRect();
    const root = getComputedStyle(document.documentElement);
    const colour = (name: string) => root.getPropertyValue(name).trim();
    return {
      width: Math.round(origin.width),
      height: Math.round(origin.height),
      layers: readLayers(container, origin),
      texts: readTexts(container, origin),
      colours: { background: colour("--surface"), text: colour("--text"), muted: colour("--muted") },
    };
  });
  for (const canvas of container.querySelectorAll("canvas")) paintNow(canvas);
  return composeSvg({ ...figure, ...words, fontFaces });
}

/** An SVG file's picture as PNG, `scale` pixels for each of its own. Throws Error where the browser cannot draw it. */
export async function svgToPng(svg: string, scale = 3): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * scale;
    canvas.height = image.naturalHeight * scale;
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("The browser could not make a PNG of this chart. Download the SVG instead.");
    return blob;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Hands a file to the reader. */
export function download(name: string, content: Blob | string, type = "text/plain"): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read the file only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
