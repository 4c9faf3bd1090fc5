import { settled } from "../src/checks/index.ts";
import { startServers } from "../src/stack/index.ts";
import { expect, test } from "../src/test.ts";

test("the API dies and comes back: the page says so, and recovers without a reload", async ({
  browser,
  world,
}) => {
  test.setTimeout(180_000);
  // Servers of its own on the same data, so that nobody else's API dies.
  const servers = await startServers({ dataFolder: world.dataFolder });
  const context = await browser.newContext({ baseURL: servers.url, storageState: world.session });
  try {
    const page = await context.newPage();
    await page.goto("/experiments");
    await settled(page);
    await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
    await servers.killApi();
    const search = page.getByRole("searchbox").first();
    await search.fill("not-star");
    const banner = page.getByRole("status").filter({ hasText: "The server does not answer." });
    await expect(banner).toBeVisible({ timeout: 30_000 });

    await servers.startApiAgain();
    await expect(banner).toBeHidden({ timeout: 60_000 });
    await expect(page.getByRole("link", { name: world.draft.name, exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: world.done.name, exact: true })).toHaveCount(0);
    expect(await page.evaluate(() => "neverReloaded" in window)).toBe(true);
  } finally {
    await context.close();
    await servers.stop();
  }
});

test("a page that is opened while the API is away says what to do, and fills itself later", async ({
  browser,
  world,
}) => {
  test.setTimeout(180_000);
  const servers = await startServers({ dataFolder: world.dataFolder });
  const context = await browser.newContext({ baseURL: servers.url, storageState: world.session });
  try {
    await servers.killApi();
    const page = await context.newPage();
    await page.goto("/experiments");
    await expect(page.getByRole("heading", { level: 1, name: "Experiments" })).toBeVisible();
    await expect(page.getByText(/does not answer/i).first()).toBeVisible({ timeout: 30_000 });
    await servers.startApiAgain();
    await expect(page.getByRole("link", { name: world.done.name, exact: true })).toBeVisible({
      timeout: 60_000,
    });
  } finally {
    await context.close();
    await servers.stop();
  }
});
