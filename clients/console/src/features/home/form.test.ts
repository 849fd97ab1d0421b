import { describe, expect, it } from "vitest";
import { emptyBanner, faultOf, formOf, stateOn, wishOf } from "./form";

const PICTURE = { id: "img_1", small: "/media/s.webp", large: "/media/l.webp" };
const PAGE = {
  version: 3,
  greeting: "早上好",
  greeting_en: "Good morning",
  cover: PICTURE,
  banners: [
    {
      title: "拿铁周",
      title_en: "Latte week",
      text: "",
      text_en: "",
      picture_id: "img_1",
      picture: PICTURE,
      target: "item" as const,
      target_id: "itm_1",
      store_ids: ["sto_1"],
      starts_on: "2026-11-01",
      ends_on: "2026-11-30",
      is_on: true,
    },
  ],
};

describe("the form of a home page", () => {
  it("sends back what it read, unless somebody changes it", () => {
    const { version, greeting, greeting_en } = PAGE;
    const banner = { ...PAGE.banners[0], picture: undefined };
    expect(wishOf(formOf(PAGE), 3)).toEqual({ version, greeting, greeting_en, cover_id: "img_1", banners: [banner] });
  });

  it("forgets the target of a banner that leads nowhere", () => {
    const form = formOf(PAGE);
    const banners = form.banners.map((banner) => ({ ...banner, target: "none" as const }));
    expect(wishOf({ ...form, banners }, 3).banners.map(({ target_id }) => target_id)).toEqual([""]);
  });

  it.each([
    [{ title: " " }, "title"],
    [{ title: "x", target: "item" as const }, "target"],
    [{ title: "x", starts_on: "2026-11-02", ends_on: "2026-11-01" }, "days"],
    [{ title: "x", starts_on: "2026-11-02", ends_on: "2026-11-02" }, null],
  ])("%o: %s", (change, fault) => {
    expect(faultOf({ ...emptyBanner("a"), ...change })).toBe(fault);
  });

  it.each([
    [{ is_on: false }, "off"],
    [{ starts_on: "2026-11-29" }, "later"],
    [{ ends_on: "2026-11-27" }, "over"],
    [{ starts_on: "2026-11-28", ends_on: "2026-11-28" }, "on"],
  ])("on 2026-11-28 a banner with %o is %s", (change, state) => {
    expect(stateOn({ ...emptyBanner("a"), ...change }, "2026-11-28")).toBe(state);
  });
});
