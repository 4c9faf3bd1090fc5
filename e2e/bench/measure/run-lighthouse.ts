import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { chromiumLaunch, chromiumPath } from "../../src/browser/index.ts";
import { type Cookie, setCookies } from "./set-cookies.ts";

/** Lighthouse's presets: a fast line and processor, or a mobile phone of the middle range on slow 4G. */
export const devices = ["desktop", "mobile"] as const;
export type Device = (typeof devices)[number];

/** What Lighthouse says of a page: scores of 0 to 100, milliseconds, share of the viewport. */
export interface Rating {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly firstContentfulPaint: number;
  readonly largestContentfulPaint: number;
  readonly totalBlockingTime: number;
  readonly layoutShift: number;
  /** Titles of the audits that cost points. */
  readonly complaints: readonly string[];
}

const categories = ["performance", "accessibility", "best-practices"];

async function rate(url: string, device: Device, cookies: readonly Cookie[]): Promise<Rating> {
  const chrome = await launch({
    chromePath: chromiumPath(),
    chromeFlags: ["--headless=new", ...chromiumLaunch.args],
    logLevel: "silent",
  });
  try {
    await setCookies(chrome.port, cookies);
    const options = { port: chrome.port, onlyCategories: categories, logLevel: "error" as const };
    const result = await lighthouse(url, options, device === "desktop" ? desktopConfig : undefined);
    const { lhr } = result!;
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname)
      throw new Error(`${url} led to ${lhr.finalDisplayedUrl}.`);
    const score = (category: string) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
    const figure = (audit: string) => lhr.audits[audit]?.numericValue ?? Number.NaN;
    const complaints = categories.flatMap((category) =>
      lhr.categories[category]!.auditRefs.filter(({ id, weight }) => {
        const { score } = lhr.audits[id]!;
        return weight > 0 && score !== null && score < 0.9;
      }).map(({ id }) => `${category}: ${lhr.audits[id]!.title}`),
    );
    return {
      performance: score("performance"),
      accessibility: score("accessibility"),
      bestPractices: score("best-practices"),
      firstContentfulPaint: figure("first-contentful-paint"),
      largestContentfulPaint: figure("largest-contentful-paint"),
      totalBlockingTime: figure("total-blocking-time"),
      layoutShift: figure("cumulative-layout-shift"),
      complaints,
    };
  } finally {
    await chrome.kill();
  }
}

/** Rates a page so many times, each in a browser of its own, and returns the rating of middling performance. */
export async function runLighthouse(
  url: string,
  device: Device,
  cookies: readonly Cookie[],
  times: number,
): Promise<Rating> {
  const ratings: Rating[] = [];
  for (let i = 0; i < times; i++) ratings.push(await rate(url, device, cookies));
  return ratings.toSorted((a, b) => a.performance - b.performance)[Math.floor((times - 1) / 2)]!;
}
