import type { Browser } from "@playwright/test";

/** Bytes of JavaScript as they came over the network, compressed. */
export interface ScriptWeight {
  /** Of the scripts that the page's HTML names. */
  readonly first: number;
  /** Of all that had come once the page was at rest. */
  readonly all: number;
}

/** Weighs the scripts of a page in a browser that has seen nothing of the site before. */
export async function weighScripts(browser: Browser, url: string, session: string): Promise<ScriptWeight> {
  const context = await browser.newContext({ storageState: session });
  try {
    const page = await context.newPage();
    const html = await (await page.goto(url))!.text();
    await page.waitForLoadState("networkidle");
    const scripts = await page.evaluate(() =>
      (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
        .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
        .map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize })),
    );
    const sum = (of: typeof scripts) => of.reduce((total, { bytes }) => total + bytes, 0);
    const named = new Set([...html.matchAll(/<script[^>]*\ssrc="([^"?]+)/g)].map(([, path]) => path));
    return { first: sum(scripts.filter(({ path }) => named.has(path))), all: sum(scripts) };
  } finally {
    await context.close();
  }
}
