import type { Page } from "@playwright/test";
import { expect, test } from "../src/test.ts";
import { invite } from "../src/world/index.ts";

// From nothing: whoever follows the link is nobody yet.
test.use({ visitor: "nobody" });

/** What the form's sections are given: a few steps of everything. */
const settings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Personalisation: { Steps: "4", "Batch size": "4", Checkpoints: "2" },
  "Images for pairs": { Prompts: "6", "Images per prompt": "4", "Denoising steps": "4" },
  "Preference training": { Epochs: "1", "Batch size": "6", "Micro-batch": "6" },
  Evaluation: { Prompts: "6", "Images per prompt": "2", "Bootstrap draws": "1000" },
  // Another seed than the world's: nothing that was computed for that can be taken over.
  "Seed and machine": { Seed: "7" },
};

async function fillSettings(page: Page): Promise<void> {
  for (const [title, values] of Object.entries(settings)) {
    const section = page
      .getByRole("group")
      .filter({ has: page.getByRole("heading", { name: title, exact: true }) });
    await section.getByRole("heading", { name: title, exact: true }).click();
    for (const [label, value] of Object.entries(values))
      await section.getByRole("textbox", { name: new RegExp(`^${label}(,|$)`) }).fill(value);
  }
}

/** Puts a mark on the page that a reload would wipe off. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { neverReloaded: true }));
const isMarked = (page: Page) => page.evaluate(() => "neverReloaded" in window);

test("signs in by a link, starts an experiment from the form and watches it finish", async ({
  page,
  context,
  world,
}) => {
  test.setTimeout(900_000);
  const name = `from-the-form-${Date.now()}`;
  await page.goto(await invite(world, "RESEARCHER"));
  // The link's landing is the API explorer's or the portal's; the session is there either way.
  await page.goto("/experiments");
  await page.getByRole("link", { name: "New experiment" }).first().click();
  await page.getByRole("radio", { name: /^demo/ }).check();
  await page.getByRole("checkbox", { name: /^backpack, / }).check();
  await page.getByRole("textbox", { name: "Name", exact: true }).first().fill(name);
  await fillSettings(page);
  await page.getByRole("button", { name: "Start experiment" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(/\/experiments\/[0-9a-f-]{36}/);
  await mark(page);

  const list = await context.newPage();
  await list.goto("/experiments");
  await mark(list);
  const row = list.getByRole("row").filter({ has: list.getByRole("link", { name, exact: true }) });
  await expect(row).toContainText(/Running|Queued/);

  await test.step("progress is told as it is made", async () => {
    const bar = page.getByRole("progressbar", { name: "Progress of the experiment" });
    await expect
      .poll(async () => Number(await bar.getAttribute("aria-valuenow")), { timeout: 300_000 })
      .toBeGreaterThan(0);
  });
  await test.step("both tabs see the end without a reload", async () => {
    const verdict = page.getByRole("region", { name: "Verdict" });
    await expect(verdict).toContainText(/Over 6 prompts of backpack/, { timeout: 600_000 });
    await expect(page.getByRole("main")).toContainText(/Done.*finished/, { timeout: 120_000 });
    await expect(row).toContainText("Done", { timeout: 60_000 });
    expect(await isMarked(page)).toBe(true);
    expect(await isMarked(list)).toBe(true);
  });
});
