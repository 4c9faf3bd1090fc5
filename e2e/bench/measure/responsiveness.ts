import type { Browser, Page } from "@playwright/test";

/** How a page answers to a hand. */
export interface Responsiveness {
  /** The slowest interaction: from the press of a key or button to the next frame, milliseconds. */
  readonly slowest: number;
  readonly interactions: number;
  /** Between frames while it went on, 95th percentile, milliseconds. */
  readonly frame: number;
}

interface Recorded {
  readonly durations: number[];
  readonly frames: number[];
}

const record = () => {
  const recorded: Recorded = { durations: [], frames: [] };
  Object.assign(window, { recordedEvents: recorded });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[])
      if (entry.interactionId) recorded.durations.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  let last = performance.now();
  const frame = (now: number) => {
    recorded.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
};

/**
 * Opens a page at rest, has `act` use it, and says how it answered. The browser counts an interaction of less than 16 ms as none:
 * then the slowest is 16.
 */
export async function measureResponsiveness(
  browser: Browser,
  url: string,
  session: string,
  act: (page: Page) => Promise<number>,
): Promise<Responsiveness> {
  const context = await browser.newContext({
    storageState: session,
    viewport: { width: 1280, height: 800 },
  });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForLoadState("networkidle");
    await page.evaluate(record);
    const interactions = await act(page);
    // Entries come with the frame after the last interaction.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))),
    );
    const { durations, frames } = await page.evaluate(
      () => (window as unknown as { recordedEvents: Recorded }).recordedEvents,
    );
    const sorted = frames.toSorted((a, b) => a - b);
    return {
      slowest: Math.max(16, ...durations),
      interactions,
      frame: sorted[Math.floor(0.95 * (sorted.length - 1))]!,
    };
  } finally {
    await context.close();
  }
}
