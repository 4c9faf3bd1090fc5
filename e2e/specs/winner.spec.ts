import { join } from "node:path";
import { bestVariant, ClickPath } from "../src/site/index.ts";
import { expect, test } from "../src/test.ts";
import { artifacts } from "../src/world/index.ts";

/** From the start page to the answer, its reasons and the images behind it. */
const mostClicks = 6;

for (const concept of ["dog", "cat", "can"])
  test(`which variant wins on ${concept}, and why, is found within ${mostClicks} clicks`, async ({
    page,
    world,
  }) => {
    const best = await bestVariant(world, concept);
    const path = new ClickPath(page, join(artifacts, "click-paths", concept));
    await path.begin("/");
    const heading = page.getByRole("heading", { level: 1, name: world.done.name });
    if ((await heading.count()) === 0)
      await path.click(
        "The experiment, among the recent ones",
        page
          .getByRole("table", { name: "Recent experiments" })
          .getByRole("link", { name: world.done.name, exact: true }),
      );
    await expect(heading).toBeVisible();

    const table = page.getByRole("table", { name: "The variant to take for each concept" });
    const row = table
      .getByRole("row")
      .filter({ has: page.getByRole("link", { name: concept, exact: true }) });
    await expect(row).toContainText(best ?? "keep the baseline");
    await path.click(
      `${concept}, in the table of concepts`,
      row.getByRole("link", { name: concept, exact: true }),
    );

    const verdict = page.getByRole("region", { name: "Verdict" });
    await expect(verdict).toContainText(`prompts of ${concept}`);
    await expect(verdict).toContainText(best ?? "keep the baseline");
    // Why: the differences with their intervals, and what the other judge says.
    await expect(verdict).toContainText(/\[.*,.*\]/);
    await expect(verdict).toContainText(/held-out judge/i);

    const run = row.getByRole("link", { name: `Run ${best ?? "TS"} of ${concept}` });
    await path.click(`The run of ${best ?? "TS"}`, run);
    await expect(page.getByRole("main")).toContainText(best ?? "TS");
    await path.click("Pairs: what it learned from", page.getByRole("link", { name: /pairs/i }).first());
    await expect(page).toHaveURL(/\/pairs/);
    expect(path.clicks.length).toBeLessThanOrEqual(mostClicks);
  });
