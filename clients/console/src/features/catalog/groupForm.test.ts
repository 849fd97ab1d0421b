import { describe, expect, test } from "vitest";
import { blankGroup, blankModifier, groupFault, withDefaultAt, type GroupForm } from "./groupForm";

const group = (over: Partial<GroupForm> = {}): GroupForm => ({
  ...blankGroup(),
  name: "温度",
  modifiers: [
    { ...blankModifier(), name: "热", is_default: true },
    { ...blankModifier(), name: "冰" },
  ],
  ...over,
});

describe("a modifier group", () => {
  test("of one answer moves its default instead of having two", () => {
    expect(withDefaultAt(group(), 1, true).map((modifier) => modifier.is_default)).toEqual([false, true]);
    expect(withDefaultAt(group({ max_select: 2 }), 1, true).map((modifier) => modifier.is_default)).toEqual([true, true]);
  });

  test("says the first thing that is wrong with it", () => {
    expect(groupFault(group())).toBeNull();
    expect(groupFault(group({ name: " " }))).toBe("catalog.fault_name");
    expect(groupFault(group({ modifiers: [] }))).toBe("catalog.fault_no_modifiers");
    expect(groupFault(group({ modifiers: [blankModifier()] }))).toBe("catalog.fault_modifier_name");
    expect(groupFault(group({ min_select: 2 }))).toBe("catalog.fault_min_max");
    expect(groupFault(group({ min_select: 3, max_select: 3 }))).toBe("catalog.fault_min_many");
    const both = group({ modifiers: withDefaultAt(group({ max_select: 2 }), 1, true) });
    expect(groupFault(both)).toBe("catalog.fault_defaults");
  });
});
