import { describe, expect, it } from "vitest";

import {
  choiceFaults,
  choicesText,
  defaultChoice,
  faultPhrase,
  isAddableAtOnce,
  preview,
  skuFor,
  withModifierTapped,
  withSpecValue,
  type ChoiceGroup,
  type ChoiceItem,
  type ChoiceModifier,
  type ChoiceSku,
} from "../src/options";

const sku = (id: string, values: string[], priceFen: number, more: Partial<ChoiceSku> = {}): ChoiceSku => ({
  id,
  spec_value_ids: values,
  price_fen: priceFen,
  kcal: null,
  is_default: false,
  is_sold_out: false,
  ...more,
});

const modifier = (id: string, more: Partial<ChoiceModifier> = {}): ChoiceModifier => ({
  id,
  name: id,
  name_en: "",
  price_delta_fen: 0,
  kcal: null,
  allergens: [],
  is_default: false,
  is_sold_out: false,
  ...more,
});

const group = (id: string, min: number, max: number, modifiers: ChoiceModifier[]): ChoiceGroup => ({
  id,
  name: id,
  name_en: `${id}-en`,
  min_select: min,
  max_select: max,
  modifiers,
});

const latte: ChoiceItem = {
  kcal: 180,
  allergens: ["milk"],
  specs: [{ values: [{ id: "hot" }, { id: "iced" }] }, { values: [{ id: "M" }, { id: "L" }] }],
  skus: [
    sku("hot-M", ["hot", "M"], 2500, { is_default: true, kcal: 180 }),
    sku("hot-L", ["hot", "L"], 2800, { kcal: 240 }),
    sku("iced-M", ["iced", "M"], 2500, { is_sold_out: true }),
    sku("iced-L", ["iced", "L"], 2900),
  ],
};

const sugar = group("sugar", 1, 1, [modifier("full", { is_default: true }), modifier("less"), modifier("none")]);
const milk = group("milk", 0, 1, [modifier("oat", { price_delta_fen: 400, kcal: 30, allergens: ["gluten"] }), modifier("soy", { is_sold_out: true })]);
const extras = group("extras", 0, 2, [modifier("shot", { price_delta_fen: 300 }), modifier("pearls"), modifier("cream", { allergens: ["milk"] })]);
const groups = [sugar, milk, extras];

describe("what is chosen at first", () => {
  it("is the default SKU with the default modifiers, ready to add", () => {
    const choice = defaultChoice(latte, groups);

    expect(choice).toEqual({ sku_id: "hot-M", modifier_ids: ["full"] });
    expect(choiceFaults(latte, groups, choice)).toEqual([]);
  });

  it("avoids what is sold out", () => {
    const soldOut = { ...latte, skus: latte.skus.map((each) => (each.is_default ? { ...each, is_sold_out: true } : each)) };
    const onlySugar = group("sugar", 1, 1, [modifier("full", { is_default: true, is_sold_out: true }), modifier("less")]);

    expect(defaultChoice(soldOut, [onlySugar])).toEqual({ sku_id: "hot-L", modifier_ids: [] });
  });

  it("never exceeds a group, however many defaults it names", () => {
    const greedy = group("g", 0, 2, ["a", "b", "c"].map((id) => modifier(id, { is_default: true })));
    expect(defaultChoice(latte, [greedy]).modifier_ids).toEqual(["a", "b"]);
  });
});

describe("specs", () => {
  it("find their SKU in any order", () => {
    expect(skuFor(latte.skus, ["L", "iced"])?.id).toBe("iced-L");
    expect(skuFor(latte.skus, ["iced"])).toBeNull();
  });

  it("change one at a time", () => {
    const hot = defaultChoice(latte, []);
    expect(withSpecValue(latte, hot, "L").sku_id).toBe("hot-L");
    expect(withSpecValue(latte, withSpecValue(latte, hot, "L"), "iced").sku_id).toBe("iced-L");
  });

  it("fall to a SKU that exists when the pair isn't made", () => {
    const gaps = { ...latte, skus: latte.skus.filter((each) => each.id !== "iced-M") };
    expect(withSpecValue(gaps, defaultChoice(gaps, []), "iced").sku_id).toBe("iced-L");
  });
});

describe("a tap on a modifier", () => {
  const first = defaultChoice(latte, groups);

  it("replaces in a group of one, and keeps one where one is needed", () => {
    expect(withModifierTapped(sugar, first, "less").modifier_ids).toEqual(["less"]);
    expect(withModifierTapped(sugar, first, "full").modifier_ids).toEqual(["full"]);
  });

  it("takes back in a group of one where none is needed", () => {
    const withOat = withModifierTapped(milk, first, "oat");
    expect(withOat.modifier_ids).toEqual(["full", "oat"]);
    expect(withModifierTapped(milk, withOat, "oat").modifier_ids).toEqual(["full"]);
  });

  it("adds in a group of many until it is full", () => {
    const two = withModifierTapped(extras, withModifierTapped(extras, first, "shot"), "pearls");
    expect(two.modifier_ids).toEqual(["full", "shot", "pearls"]);
    expect(withModifierTapped(extras, two, "cream")).toBe(two);
    expect(withModifierTapped(extras, two, "shot").modifier_ids).toEqual(["full", "pearls"]);
  });
});

describe("faults", () => {
  it("name the group or the thing", () => {
    const choice = { sku_id: "iced-M", modifier_ids: ["soy", "shot", "pearls", "cream"] };
    const faults = choiceFaults(latte, groups, choice);

    expect(faults.map((fault) => fault.kind)).toEqual(["sku_sold_out", "too_few", "modifier_sold_out", "too_many"]);
    expect(faults.map((fault) => faultPhrase(fault, "en").params ?? {})).toEqual([
      {},
      { group: "sugar-en", count: 1 },
      { name: "soy" },
      { group: "extras-en", count: 2 },
    ]);
    expect(choiceFaults(latte, [], { sku_id: null, modifier_ids: [] })).toEqual([{ kind: "no_sku" }]);
  });
});

describe("the preview", () => {
  it("moves with the choice", () => {
    const choice = { sku_id: "hot-L", modifier_ids: ["full", "oat", "shot", "cream"] };

    expect(preview(latte, groups, choice)).toEqual({ unit_price_fen: 2800 + 400 + 300, kcal: 270, allergens: ["milk", "gluten"] });
  });

  it("doesn't guess calories", () => {
    expect(preview({ ...latte, kcal: null }, groups, { sku_id: "iced-L", modifier_ids: [] }).kcal).toBeNull();
  });
});

describe("what was chosen, in words", () => {
  const oat = { name: "燕麦奶", name_en: "Oat milk", price_delta_fen: 400 };
  const line = {
    spec_text: "大杯",
    spec_text_en: "Large",
    modifiers: [oat, { name: "少糖", name_en: "", price_delta_fen: 0 }, { name: "不要盖", name_en: "No lid", price_delta_fen: -50 }],
  };

  it("says by how much an option changes the price, and nothing where it does not", () => {
    expect(choicesText(line, "zh").replace(/\u2060/g, "")).toBe("大杯，燕麦奶 +¥4，少糖，不要盖 -¥0.5");
    expect(choicesText(line, "en").replace(/\u2060/g, "")).toBe("Large, Oat milk +¥4, 少糖, No lid -¥0.5");
  });

  it("leaves no separator for what was not chosen", () => {
    expect(choicesText({ spec_text: "", spec_text_en: "", modifiers: [oat] }, "zh")).toBe("燕麦奶 +\u2060¥4");
    expect(choicesText({ spec_text: "", spec_text_en: "", modifiers: [] }, "en")).toBe("");
  });
});

it("adds at once only what asks nothing and is there", () => {
  expect(isAddableAtOnce({ ...latte, has_choices: true })).toBe(false);
  expect(isAddableAtOnce({ ...latte, has_choices: false })).toBe(true);
  expect(isAddableAtOnce({ ...latte, has_choices: false, skus: [sku("a", [], 1, { is_sold_out: true })] })).toBe(false);
});
