/** Looks at a screen with axe; what is serious or critical fails. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const SERIOUS = new Set(["serious", "critical"]);

export async function expectAccessible(page: Page, name: string): Promise<void> {
  // What passes is counted and not described: on a long menu that is most of the work.
  // No screen has frames of another origin: "legacy" spares the second page in which their findings would be joined.
  const asked = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await asked.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  const found = violations
    .filter(({ impact }) => SERIOUS.has(impact ?? ""))
    .map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.slice(0, 3).map((node) => `${node.target.join(" ")} – ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`),
      count: nodes.length,
    }));
  expect(found, `serious findings of axe on ${name}`).toEqual([]);
}
