import { writeFileSync } from "node:fs";
import { settled } from "../src/checks/index.ts";
import { nobody } from "../src/site/index.ts";
import { expect, test } from "../src/test.ts";
import { invite } from "../src/world/index.ts";

for (const [what, path] of [
  ["run", `/runs/${nobody}`],
  ["experiment", `/experiments/${nobody}`],
  ["concept", `/concepts/${nobody}`],
  ["pack", `/packs/${nobody}`],
  ["run whose id is none", "/runs/something-else"],
] as const)
  test(`a ${what} that is not there says so and leads on`, async ({ page, watch }) => {
    watch.allow(/^status 404: /, /^console error: .*404/);
    const response = await page.goto(path);
    expect(response!.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing at this address");
    await page.getByRole("link", { name: "All experiments" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Experiments" })).toBeVisible();
  });

test.describe("signed out", () => {
  test.use({ visitor: "nobody" });

  test("a stranger signs in by a pasted link and arrives where they were going", async ({ page, world }) => {
    await page.goto(`/experiments/${world.done.id}?concept=cat`);
    await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
    await page.getByRole("textbox", { name: "Sign-in link" }).fill(await invite(world, "RESEARCHER"));
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`/experiments/${world.done.id}?concept=cat`);
    await expect(page.getByRole("heading", { level: 1, name: world.done.name })).toBeVisible();
  });

  test("a link of another site, and one that was used, are refused in words", async ({ page, world }) => {
    await page.goto("/sign-in");
    const field = page.getByRole("textbox", { name: "Sign-in link" });
    const button = page.getByRole("button", { name: "Sign in" });
    await field.fill("https://example.org/api/auth/magic-link/verify?token=abc");
    await button.click();
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await field.fill(`${world.url}/api/auth/magic-link/verify?token=${"x".repeat(32)}`);
    await button.click();
    await expect(page.getByText(/once|expired|used/i).last()).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test("a researcher is told that accounts are for admins", async ({ page, world }) => {
    await page.goto(await invite(world, "RESEARCHER"));
    await page.goto("/settings/users");
    await settled(page);
    await expect(page.getByText(/admin/i).first()).toBeVisible();
    await expect(page.getByRole("button", { name: /new user|add/i })).toHaveCount(0);
  });
});

test("an experiment that failed shows the error, the log and the way on", async ({ page, world }) => {
  await page.goto(`/experiments/${world.failed.id}`);
  const failure = page.getByRole("region", { name: "Failure" });
  await expect(failure).toContainText(/The loss became NaN at step \d+/);
  await expect(failure).toContainText("Try a lower learning rate");
  await expect(failure.getByText("Log of the failing stage")).toBeVisible();
  await expect(failure.getByText(/Attempt 1/).first()).toBeVisible();
  await expect(failure.getByRole("button", { name: "Resume" })).toBeVisible();
  await failure.getByRole("link", { name: "Open the run" }).click();
  const trouble = page.getByRole("region", { name: "What stopped this run" });
  await expect(trouble).toContainText(/NaN/);
  await expect(trouble.getByRole("button", { name: "Resume experiment" })).toBeVisible();
});

test("an experiment without pairs says so and what fills it", async ({ page, world }) => {
  await page.goto(`/runs/${world.draft.runs[0]!.id}/pairs`);
  await settled(page);
  await expect(page.getByRole("main")).toContainText(/no pairs|not.*select|baseline/i);
});

test("a photo that is none is rejected by name, the others stay", async ({ page, watch }, testInfo) => {
  const fake = testInfo.outputPath("holiday.png");
  writeFileSync(fake, "These are no pixels.");
  await page.goto("/concepts/new");
  await settled(page);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose photos" }).click(),
  ]);
  const sound = new URL("../../gpu-runner/subjects/dog/01.png", import.meta.url).pathname;
  // The trace that Playwright keeps reads the previews, which the page's policy forbids; the page itself never does.
  watch.allow(/^console error: Connecting to 'blob:/, /^status 400: .*uploads/, /^console error: .*400/);
  await chooser.setFiles([sound, fake]);
  const tile = page.getByRole("listitem").filter({ hasText: "holiday.png" });
  await expect(tile.getByRole("alert")).toContainText("Rejected.");
  await expect(page.getByText(/1 photo will be used \(left out: 1 rejected\)/)).toBeVisible();
});

test("two tabs edit the same note: the second one is asked, nothing is lost", async ({
  page,
  context,
  world,
}) => {
  const open = async (tab: typeof page) => {
    await tab.goto(`/experiments/${world.draft.id}`);
    await settled(tab);
    await tab.getByRole("button", { name: "More actions" }).click();
    await tab.getByRole("menuitem", { name: "Edit note and tags" }).click();
    return tab.getByRole("textbox", { name: "Note" });
  };
  const [first, second] = [page, await context.newPage()];
  const [mine, theirs] = [`First tab ${Date.now()}`, `Second tab ${Date.now()}`];
  const [firstNote, secondNote] = [await open(first), await open(second)];
  await firstNote.fill(mine);
  await secondNote.fill(theirs);
  await first.getByRole("button", { name: "Save" }).click();
  await expect(first.getByText("Note and tags saved.")).toBeVisible();
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByRole("alert").filter({ hasText: "Nothing was overwritten" })).toBeVisible();
  await expect(second.getByRole("dialog").getByText(mine)).toBeVisible();
  await second.getByRole("button", { name: "Save both" }).click();
  await expect(second.getByText("Note and tags saved.")).toBeVisible();
  await second.reload();
  await expect(second.getByRole("main")).toContainText(mine);
  await expect(second.getByRole("main")).toContainText(theirs);
});
