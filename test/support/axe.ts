/** What axe finds in a page. */
import axe from "axe-core";
import type { Page } from "playwright-core";

export interface Looked {
  /** What is wrong, where. */
  readonly found: readonly string[];
  /** By how many rules, and at how many places, it looked and found nothing. */
  readonly rules: number;
  readonly places: number;
}

/** Only colours differ from one theme to another. */
export const onlyColours = { runOnly: ["color-contrast", "link-in-text-block"] };

/** Put into words in the page: all that axe knows of what is right takes longer to hand over than to find. */
const words = `({ violations, passes }) => ({
  found: violations.map(
    ({ id, nodes }) => id + ": " + nodes.map(({ html, failureSummary }) => html + " " + failureSummary).join("\\n"),
  ),
  rules: passes.length,
  places: passes.flatMap(({ nodes }) => nodes).length,
})`;

export async function lookAt(page: Page, rules: object = {}): Promise<Looked> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axe.source);
  return page.evaluate<Looked>(`axe.run(document, ${JSON.stringify(rules)}).then(${words})`);
}
