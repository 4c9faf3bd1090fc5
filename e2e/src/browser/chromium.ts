import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Where a Linux distribution installs Chromium. */
const ofTheSystem = "/usr/bin/chromium";
const hasSystems = existsSync(ofTheSystem);

/** What a headless browser of a test does not need; without a sandbox where the user is root, as in a container. */
const flags = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ...["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync"],
];

/** The program of the browser: the system's Chromium where there is one, else the one that Playwright installs. */
export const chromiumPath = (): string => (hasSystems ? ofTheSystem : chromium.executablePath());

/** How every test and benchmark starts Chromium. */
export const chromiumLaunch = {
  ...(hasSystems ? { executablePath: ofTheSystem } : { channel: "chromium" }),
  args: flags,
};
