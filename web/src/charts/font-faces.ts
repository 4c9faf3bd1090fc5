const toDataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/** Whether a rule's characters hold plain Latin: without a range, all. */
const holdsLatin = (range: string): boolean =>
  range === "" || /U\+0+(?:-|\b)|U\+0-/i.test(range) || /U\+00?00/i.test(range);

function fontRules(): CSSFontFaceRule[] {
  return [...document.styleSheets].flatMap((sheet) => {
    let rules: CSSRule[] = [];
    try {
      rules = [...sheet.cssRules];
    } catch {
      // A style sheet of another origin (an extension's) cannot be read, and is none of ours.
    }
    return rules.filter((rule) => rule instanceof CSSFontFaceRule);
  });
}

/**
 * The page's IBM Plex Sans as `@font-face` rules whose source is data, so that a file shows it anywhere; empty where the font
 * cannot be had, and the file falls back to the reader's sans-serif.
 */
export async function embeddedFontFaces(): Promise<string> {
  const rules = fontRules().filter((rule) => {
    const { style } = rule;
    return (
      /IBM Plex Sans/.test(style.getPropertyValue("font-family")) &&
      holdsLatin(style.getPropertyValue("unicode-range"))
    );
  });
  const faces = await Promise.all(
    rules.map(async ({ style, parentStyleSheet }) => {
      const url = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue("src"))?.[1];
      if (!url) return "";
      try {
        const response = await fetch(new URL(url, parentStyleSheet?.href ?? document.baseURI));
        if (!response.ok) return "";
        const data = await toDataUrl(await response.blob());
        return `@font-face{font-family:'IBM Plex Sans Variable';font-weight:${style.getPropertyValue("font-weight") || "400"};src:url(${data})}`;
      } catch {
        return "";
      }
    }),
  );
  return faces.join("");
}
