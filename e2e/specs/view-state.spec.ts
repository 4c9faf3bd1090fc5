import { settled } from "../src/checks/index.ts";
import { runOf } from "../src/site/index.ts";
import { expect, test } from "../src/test.ts";

test("a deep link to the list opens in its state, in the first HTML already", async ({ page, world }) => {
  const address = "/experiments?q=too&status=FAILED&sort=name";
  const html = await (await page.request.get(address)).text();
  expect(html).toContain(world.failed.name);
  expect(html).not.toContain(world.done.name);
  await page.goto(address);
  await expect(page.getByRole("searchbox").first()).toHaveValue("too");
  await expect(page.getByRole("link", { name: world.failed.name, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: world.done.name, exact: true })).toHaveCount(0);
});

test("what is searched for stands in the address, and back leads back", async ({ page, world }) => {
  await page.goto("/experiments");
  await settled(page);
  await page.getByRole("searchbox").first().fill("not-star");
  await expect(page).toHaveURL(/[?&]q=not-star/);
  const link = page.getByRole("link", { name: world.draft.name, exact: true });
  await link.click();
  await expect(page.getByRole("heading", { level: 1, name: world.draft.name })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/[?&]q=not-star/);
  await expect(page.getByRole("searchbox").first()).toHaveValue("not-star");
  await expect(link).toBeVisible();
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1, name: world.draft.name })).toBeVisible();
});

test("the angle window is restored from the address and moved by keys", async ({ page, world }) => {
  await page.goto(`/runs/${runOf(world, "MIX")}/pairs?round=1&c1=-10&c2=60`);
  await settled(page);
  const [c1, c2] = [
    page.getByRole("spinbutton", { name: "C1, degrees" }),
    page.getByRole("spinbutton", { name: "C2, degrees" }),
  ];
  await expect(c1).toHaveValue("-10");
  await expect(c2).toHaveValue("60");
  const edge = page.getByRole("slider").first();
  const before = await edge.getAttribute("aria-valuenow");
  await edge.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowUp");
  await expect(edge).not.toHaveAttribute("aria-valuenow", before!);
  const [moved1, moved2] = [await c1.inputValue(), await c2.inputValue()];
  await expect(page).toHaveURL(new RegExp(`[?&]c1=${moved1}(&|$)`));
  await expect(page).toHaveURL(new RegExp(`[?&]c2=${moved2}(&|$)`));
  await page.reload();
  await expect(c1).toHaveValue(moved1);
  await expect(c2).toHaveValue(moved2);
});

test("a view of an experiment is a place: tabs are addresses, back walks through them", async ({
  page,
  world,
}) => {
  await page.goto(`/experiments/${world.done.id}`);
  const tabs = page.getByRole("navigation", { name: "Views of the experiment" });
  for (const name of ["Breakdown", "Runtime", "Runs", "Configuration"]) {
    await tabs.getByRole("link", { name }).click();
    await expect(page).toHaveURL(new RegExp(`/${name.toLowerCase()}$`));
    await expect(tabs.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
  }
  await page.goBack();
  await expect(page).toHaveURL(/\/runs$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/runtime$/);
});
