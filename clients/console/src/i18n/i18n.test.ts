import { catalogueFaults } from "@words";
import { describe, expect, test } from "vitest";
import { catalogue, inLanguage, named, t, tName } from ".";
import { language } from "@/platform/appearance";

describe("the words of the console", () => {
  test("stand complete in both languages, with the same parameters", () => {
    expect(catalogueFaults(catalogue)).toEqual([]);
  });

  test("follow the language of the device at once", () => {
    language.value = "zh";
    expect(t("desk.do.accept")).toBe("接单");
    language.value = "en";
    expect(t("desk.do.accept")).toBe("Accept");
    language.value = "zh";
  });

  test("show a name the server invented as it is", () => {
    expect(tName("means", "cash")).toBe("现金");
    expect(tName("means", "barter")).toBe("barter");
  });

  test("fall back to the shop's own name where there is no English one", () => {
    language.value = "en";
    expect(named({ name: "拿铁", name_en: "Latte" })).toBe("Latte");
    expect(named({ name: "拿铁", name_en: "" })).toBe("拿铁");
    expect(inLanguage("大杯", "")).toBe("大杯");
    language.value = "zh";
  });
});
