import type { BrowserContext, Page } from "@playwright/test";

interface Shift {
  readonly value: number;
  readonly nodes: readonly string[];
}

/** Has every page of the context add up what moves in it without the user's doing. */
export const recordLayoutShifts = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { recordedShifts: shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as {
        value: number;
        hadRecentInput: boolean;
        sources: { node?: Element }[];
      }[])
        if (!entry.hadRecentInput)
          shifts.push({
            value: entry.value,
            nodes: entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? node?.nodeName ?? "?"),
          });
    }).observe({ type: "layout-shift", buffered: true });
  });

/** How much of the page has moved so far, and what, the most first. */
export async function layoutShift(page: Page): Promise<{ total: number; shifts: readonly Shift[] }> {
  const shifts = await page.evaluate(
    () => (window as unknown as { recordedShifts: Shift[] }).recordedShifts ?? [],
  );
  return {
    total: shifts.reduce((sum, { value }) => sum + value, 0),
    shifts: shifts.toSorted((a, b) => b.value - a.value).slice(0, 5),
  };
}
