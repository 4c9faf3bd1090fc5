import { join } from "node:path";
import { accessibilityFindings, layoutShift, settled } from "../src/checks/index.ts";
import { sitePages } from "../src/site/index.ts";
import { expect, test } from "../src/test.ts";
import { artifacts } from "../src/world/index.ts";

const themes = ["light", "dark"] as const;
const widths = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
/** Share of the viewport that may move, as web vitals count it. */
const mostShift = 0.02;

for (const { name, path, forStrangers, status = 200 } of sitePages)
  test.describe(name, () => {
    if (forStrangers) test.use({ visitor: "nobody" });
    for (const theme of themes)
      for (const viewport of widths)
        test(`${theme}, ${viewport.width} px`, async ({ page, context, world, watch }) => {
          if (status !== 200) watch.allow(/^status 404: /, /^console error: .*404/);
          await context.addCookies([{ name: "dbdpo-theme", value: theme, url: world.url }]);
          await page.setViewportSize(viewport);
          const response = await page.goto(path(world));
          expect.soft(response!.status(), "status").toBe(status);
          await settled(page);

          await expect.soft(page.getByRole("heading", { level: 1 }), "one main heading").toHaveCount(1);
          const overhang = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect.soft(overhang, "pixels by which the page is wider than the window").toBeLessThanOrEqual(0);
          const { total, shifts } = await layoutShift(page);
          // Next.js draws what it answers with 404 in the browser alone, before its style sheet is there.
          if (status === 200)
            expect.soft(total, `layout shift: ${JSON.stringify(shifts)}`).toBeLessThan(mostShift);
          const file = join(artifacts, "pages", `${name}-${theme}-${viewport.width}.png`);
          await page.screenshot({ path: file, fullPage: true });
          expect.soft(await accessibilityFindings(page), "what axe finds").toEqual([]);
        });
  });
