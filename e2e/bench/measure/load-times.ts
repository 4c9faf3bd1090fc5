import type { Browser } from "@playwright/test";

/** Medians of several loads of a page, milliseconds. */
export interface LoadTimes {
  /** Until the server's last byte of HTML, what it asked the API for included. */
  readonly response: number;
  /** Until the largest thing in view was painted. */
  readonly painted: number;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Loads a page so many times in one browser context, scripts cached, after one load that does not count. */
export async function timeLoads(
  browser: Browser,
  url: string,
  session: string,
  times: number,
): Promise<LoadTimes> {
  const context = await browser.newContext({
    storageState: session,
    viewport: { width: 1280, height: 800 },
  });
  try {
    const page = await context.newPage();
    const loads: LoadTimes[] = [];
    for (let i = 0; i <= times; i++) {
      await page.goto(url, { waitUntil: "load" });
      await page.waitForLoadState("networkidle");
      const load = await page.evaluate(
        () =>
          new Promise<LoadTimes>((resolve) => {
            const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
            new PerformanceObserver((list) =>
              resolve({
                response: navigation!.responseEnd - navigation!.requestStart,
                painted: list.getEntries().at(-1)!.startTime,
              }),
            ).observe({ type: "largest-contentful-paint", buffered: true });
          }),
      );
      if (i > 0) loads.push(load);
    }
    return {
      response: median(loads.map(({ response }) => response)),
      painted: median(loads.map(({ painted }) => painted)),
    };
  } finally {
    await context.close();
  }
}
