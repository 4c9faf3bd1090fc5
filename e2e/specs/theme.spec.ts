import type { Page } from "@playwright/test";
import { settled } from "../src/checks/index.ts";
import { expect, test } from "../src/test.ts";

/** The colour behind everything. */
const ground = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test("a chosen theme stays, in the first HTML and without a flash", async ({ page, context }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/experiments");
  await settled(page);
  const light = await ground(page);
  await page.getByRole("button", { name: "Switch between light and dark" }).click();
  await expect.poll(() => ground(page)).not.toBe(light);
  const dark = await ground(page);

  // The server knows it: before any script has run the page is dark.
  const html = await (await page.request.get("/experiments")).text();
  expect(html).toMatch(/<html[^>]*\sdata-theme="dark"/);
  await context.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seenThemes: seen });
    new MutationObserver(() => seen.push(document.documentElement.dataset.theme ?? "system")).observe(
      document,
      { subtree: true, attributes: true, attributeFilter: ["data-theme"] },
    );
  });
  await page.goto("/help");
  await settled(page);
  expect(await ground(page)).toBe(dark);
  expect(await page.evaluate(() => (window as unknown as { seenThemes: string[] }).seenThemes)).toEqual([]);
});

test("without a choice the page follows the machine, and changes with it", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/experiments");
  const light = await ground(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => ground(page)).not.toBe(light);
});
