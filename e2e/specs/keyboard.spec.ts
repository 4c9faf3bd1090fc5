import { settled } from "../src/checks/index.ts";
import { expect, test } from "../src/test.ts";

test("the palette finds an experiment by name", async ({ page, world }) => {
  await page.goto("/help");
  await settled(page);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Find anything" })).toBeVisible();
  await page.keyboard.type(world.done.name);
  const option = page.getByRole("option", { name: new RegExp(`^${world.done.name}`) });
  await expect(option).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: world.done.name })).toBeVisible();
});

test("the palette closes with Escape and gives the focus back", async ({ page }) => {
  await page.goto("/experiments");
  await settled(page);
  const link = page.getByRole("link", { name: "New experiment" }).first();
  await link.focus();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Find anything" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(link).toBeFocused();
});

test("pages open by two keys, rows by j and Enter", async ({ page }) => {
  await page.goto("/help");
  await settled(page);
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await expect(page.getByRole("heading", { level: 1, name: "Experiments" })).toBeVisible();
  const row = (i: number) => page.getByRole("table").getByRole("rowheader").getByRole("link").nth(i);
  await expect(row(1)).toBeVisible();
  await page.keyboard.press("j");
  await expect(row(0)).toBeFocused();
  await page.keyboard.press("j");
  await expect(row(1)).toBeFocused();
  const name = (await row(1).textContent())!;
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox", { name: `Select ${name}` })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("the first stop of the keyboard skips to the content, and every stop is seen", async ({ page }) => {
  await page.goto("/experiments");
  await settled(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement!);
      const around = getComputedStyle(document.activeElement!.closest("label") ?? document.activeElement!);
      return (
        (outlineStyle !== "none" && outlineWidth !== "0px") ||
        boxShadow !== "none" ||
        around.outlineStyle !== "none"
      );
    });
    const what = await page.evaluate(() => document.activeElement!.outerHTML.slice(0, 120));
    expect(seen, `focus is seen on ${what}`).toBe(true);
  }
});
