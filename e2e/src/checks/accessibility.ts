import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Elements that a finding shows; the rest is counted. */
const shown = 3;

/** What axe finds against WCAG 2.2 AA: one line per rule, with the first elements that break it. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(({ id, help, nodes }) => {
    const examples = nodes.slice(0, shown).map(({ html, any, all, none }) => {
      const detail = [...any, ...all, ...none].map(({ message }) => message)[0] ?? "";
      return `  ${html.slice(0, 200)} (${detail})`;
    });
    return [`${id}, ${nodes.length} times: ${help}`, ...examples].join("\n");
  });
}
