import type { Page } from "@playwright/test";

/** Drags an edge of the angle window there and back, then moves it by keys. */
export async function dragWindow(page: Page): Promise<number> {
  const edge = page.getByRole("slider", { name: /edge/i }).first();
  const box = (await edge.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 60; i++) await page.mouse.move(x - 60 * Math.sin((i * Math.PI) / 30), y + i);
  await page.mouse.up();
  const keys = 20;
  await edge.focus();
  for (let i = 0; i < keys; i++) await page.keyboard.press(i % 2 ? "ArrowLeft" : "ArrowRight");
  return 1 + keys;
}

/** Sorts the list of experiments by each column that sorts, both ways. */
export async function sortExperiments(page: Page): Promise<number> {
  const heads = page.getByRole("columnheader").getByRole("button");
  const count = await heads.count();
  for (let i = 0; i < count; i++)
    for (let way = 0; way < 2; way++) {
      await heads.nth(i).click();
      await page.waitForLoadState("networkidle");
    }
  return 2 * count;
}

/** Chooses each order of the gallery's rows. */
export async function sortGallery(page: Page): Promise<number> {
  const order = page.getByRole("combobox", { name: "Sort rows by" });
  const values = await order
    .locator("option")
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  for (const value of values) {
    await order.focus();
    await order.selectOption(value);
    await page.waitForLoadState("networkidle");
    // A choice by script is no interaction: a key is.
    await page.keyboard.press("ArrowDown");
  }
  return values.length;
}
