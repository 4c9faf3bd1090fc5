import { expect, type Page } from "@playwright/test";

/** Resolves when the page shows what it has to show: nothing under way, no placeholder left, fonts and pictures there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const inView = [...document.images].filter(({ loading, complete }) => loading !== "lazy" && !complete);
    await Promise.all(inView.map((image) => image.decode().catch(() => {})));
  });
}
