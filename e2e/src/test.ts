import { test as base, expect } from "@playwright/test";
import { recordLayoutShifts, Watch } from "./checks/index.ts";
import { type OpenWorld, readWorld } from "./world/index.ts";

interface Fixtures {
  /** What went wrong in any page of the test's context: must be empty at its end. */
  readonly watch: Watch;
  /** Who the browser is signed in as when the test begins. */
  readonly visitor: "admin" | "nobody";
}

interface WorkerFixtures {
  readonly world: OpenWorld;
}

/** Playwright's test on the shared world, signed in as the first admin, with every page watched. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off this pattern
    async ({}, use) => use(readWorld()),
    { scope: "worker" },
  ],
  visitor: ["admin", { option: true }],
  baseURL: async ({ world }, use) => use(world.url),
  storageState: async ({ world, visitor }, use) =>
    use(visitor === "admin" ? world.session : { cookies: [], origins: [] }),
  watch: [
    async ({ context, world }, use) => {
      const watch = new Watch(world.url);
      watch.follow(context);
      await recordLayoutShifts(context);
      await use(watch);
      expect(watch.problems, "problems that nobody expected").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
