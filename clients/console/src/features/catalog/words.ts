/** Words about the catalogue that more than one part shows, and the closed lists of the server. */
import { t, tName } from "@/i18n";

export const BADGES = ["signature", "recommended", "new", "hot", "limited", "seasonal", "spicy", "vegetarian", "vegan"] as const;
export const ALLERGENS = [
  "gluten",
  "crustaceans",
  "fish",
  "eggs",
  "peanuts",
  "soy",
  "milk",
  "nuts",
  "celery",
  "mustard",
  "sesame",
  "sulphites",
  "lupin",
  "molluscs",
] as const;

export const badgeChoices = () => BADGES.map((value) => ({ value: value as string, label: tName("badge", value) }));
export const allergenChoices = () => ALLERGENS.map((value) => ({ value: value as string, label: tName("allergen", value) }));

/** "choose one", "choose up to 3": the rule of a modifier group. */
export function ruleOf(group: { min_select: number; max_select: number }): string {
  const { min_select: min, max_select: max } = group;
  if (min === 0) return max === 1 ? t("catalog.rule_may_one") : t("catalog.rule_may", { max });
  return min === max ? t("catalog.rule_must", { count: min }) : t("catalog.rule_between", { min, max });
}
