import { describe, expect, it } from "vitest";

import { catalogueFaults, createTranslator, languageOf, mergeCatalogues, nameIn, type Language } from "../src/i18n";
import { newIntentKey, newLineId } from "../src/ids";
import { words } from "../src/messages";

describe("the words of the trade", () => {
  it("are complete in both languages", () => {
    expect(catalogueFaults(words)).toEqual([]);
  });

  it("hold no Chinese in English", () => {
    const texts = Object.values(words.en).flatMap((message) => (typeof message === "string" ? [message] : [message.one, message.other]));
    expect(texts.filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
  });
});

describe("a translator", () => {
  const catalogue = mergeCatalogues(words, {
    zh: { "cart.count": "{count} 件", "cart.empty": "还没有点单" },
    en: { "cart.count": { one: "{count} item", other: "{count} items" }, "cart.empty": "Nothing yet" },
  });

  it("follows the reader's language from call to call", () => {
    let language: Language = "zh";
    const t = createTranslator({ catalogue, language: () => language });
    expect([t("cart.count", { count: 2 }), t("mode.pickup")]).toEqual(["2 件", "到店自取"]);

    language = "en";
    expect([t("cart.count", { count: 1 }), t("cart.count", { count: 2 })]).toEqual(["1 item", "2 items"]);
  });

  it("shows and reports what is missing", () => {
    const missing: string[] = [];
    const t = createTranslator({ catalogue, language: () => "en", onMissing: (key) => missing.push(key) });

    expect(t("cart.gone" as "cart.empty")).toBe("⟦cart.gone⟧");
    expect(t("toString" as "cart.empty")).toBe("⟦toString⟧");
    expect(t("day.date", { month: 3 })).toBe("3/{day}");
    expect(missing).toEqual(["cart.gone", "toString", "day.date{day}"]);
  });

  it("puts a guest's own text in as it is", () => {
    const t = createTranslator({ catalogue, language: () => "zh" });
    expect(t("choice.sold_out", { name: "{group} $& 奶" })).toBe("“{group} $& 奶”已售罄，请换一个");
  });
});

describe("faults of a catalogue", () => {
  it("are named one by one", () => {
    const faults = catalogueFaults({ zh: { a: "{x}", b: "乙", d: " " }, en: { a: "{y}", c: "c", d: "d" } });

    expect(faults).toEqual([
      "a: parameters differ in en",
      "b: missing in en",
      "d: empty in zh",
      "a: parameters differ in zh",
      "c: missing in zh",
    ]);
  });
});

describe("names and languages", () => {
  it("fall back to what there is", () => {
    expect(nameIn("en", { name: "拿铁", name_en: "Latte" })).toBe("Latte");
    expect(nameIn("en", { name: "拿铁", name_en: "" })).toBe("拿铁");
    expect(nameIn("zh", { name: "拿铁", name_en: "Latte" })).toBe("拿铁");
    expect([languageOf("en_GB"), languageOf("en"), languageOf("zh-Hans-CN"), languageOf(null), languageOf("fr")]).toEqual([
      "en",
      "en",
      "zh",
      "zh",
      "zh",
    ]);
  });
});

describe("ids of a client", () => {
  it("are made of chance from outside", () => {
    let drawn = 0;
    const random = (): number => ((drawn += 1) * 0.618034) % 1;

    expect(newLineId(random)).toMatch(/^cl_[0-9a-hjkmnp-tv-z]{12}$/);
    expect(newIntentKey(random, Date.UTC(2026, 10, 22))).toMatch(/^k_[0-9a-z]{9}_[0-9a-hjkmnp-tv-z]{20}$/);
    expect(newIntentKey(random, 1)).not.toBe(newIntentKey(random, 1));
    expect(newLineId(() => 0.999999999)).toBe("cl_zzzzzzzzzzzz");
  });
});
