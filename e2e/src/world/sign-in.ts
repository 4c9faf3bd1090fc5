import { chromium } from "@playwright/test";
import { chromiumLaunch } from "../browser/index.ts";

/** Signs in as a person does, by opening the link in a browser, and keeps the cookies in a file. */
export async function signIn(link: string, file: string): Promise<void> {
  const browser = await chromium.launch(chromiumLaunch);
  try {
    const page = await browser.newPage();
    await page.goto(link);
    const { cookies } = await page.context().storageState({ path: file });
    if (cookies.length === 0) throw new Error(`The link signed nobody in; it led to ${page.url()}.`);
  } finally {
    await browser.close();
  }
}
