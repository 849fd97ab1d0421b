/** Which orders are accepted by themselves, as it is edited: what a rule says, and what is offered next. Pure. */
import type { AcceptRule, ServiceMode } from "@contracts";
import { minutesOfDay } from "@words";

export const RULES_MAX = 20;

/** A stretch that begins where it ends is the whole day; one that ends before it begins runs into the next. */
export function stretchOf({ from, to }: AcceptRule): "whole_day" | "overnight" | "plain" {
  const [start, end] = [minutesOfDay(from), minutesOfDay(to)];
  if (start === end || (start === 0 && end === 24 * 60)) return "whole_day";
  return end < start && end > 0 ? "overnight" : "plain";
}

/** The first rule: every way the store offers, the whole day. Further ones begin at noon. */
export function nextRule(rules: readonly AcceptRule[], modes: readonly ServiceMode[]): AcceptRule {
  const [from, to] = rules.length === 0 ? ["00:00", "24:00"] : ["11:00", "14:00"];
  return { modes: [...modes], from, to };
}

/** Whether a rule names no way to order. */
export function hasEmptyRule(rules: readonly AcceptRule[]): boolean {
  return rules.some(({ modes }) => modes.length === 0);
}
