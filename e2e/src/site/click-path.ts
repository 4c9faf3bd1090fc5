import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { settled } from "../checks/index.ts";

/** A way through the product, each click counted, with a picture of every place on it. */
export class ClickPath {
  readonly clicks: string[] = [];
  private readonly page: Page;
  private readonly folder: string;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Opens the address that the way begins at; no click. */
  async begin(path: string): Promise<void> {
    await this.page.goto(path);
    await this.look("begin");
  }

  /** Clicks, under a name that tells what a person would call it. */
  async click(name: string, target: Locator): Promise<void> {
    await target.click();
    this.clicks.push(name);
    await this.look(name);
  }

  private async look(name: string): Promise<void> {
    await settled(this.page);
    const number = String(this.clicks.length).padStart(2, "0");
    const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    await this.page.screenshot({ path: join(this.folder, `${number}-${slug}.png`) });
    const steps = this.clicks.map((click, i) => `${i + 1}. ${click}`);
    writeFileSync(join(this.folder, "clicks.txt"), `${steps.join("\n")}\n`);
  }
}
