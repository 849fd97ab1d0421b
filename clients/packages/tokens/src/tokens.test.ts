import { describe, expect, it } from "vitest";

import { accentOf, brandStyle, brandVariables } from "./brand";
import { contrast, type Hex } from "./colour";
import { dark, light, type Palette } from "./palette";
import { growth, TEXT_SIZES, typeVariables } from "./scale";
import { styleSheet } from "./sheet";
import { TOKENS } from "./index";

const AA_TEXT = 4.5;
const AA_EDGE = 3;
const schemes: [string, Palette, "light" | "dark"][] = [
  ["light", light, "light"],
  ["dark", dark, "dark"],
];

/** Colours brands are likely to bring, among them some that read badly as they are. */
const BRANDS: Hex[] = ["#ffcc00", "#00a862", "#000000", "#ffffff", "#e60012", "#0057ff", "#f5a3c7", "#7a4a2b", "#12e0d0"];

describe.each(schemes)("%s", (_name, palette, scheme) => {
  const grounds = [palette.ground, palette.surface, palette.sunken, palette.raised];

  it("keeps every ink readable on every surface", () => {
    for (const ink of [palette.ink, palette.inkSoft, palette.inkFaint]) {
      for (const ground of grounds) expect(contrast(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(AA_TEXT);
    }
  });

  it("keeps the states readable on surfaces, on their own soft ground, and with text on their fill", () => {
    const states: [Hex, Hex, Hex][] = [
      [palette.success, palette.successSoft, palette.onSuccess],
      [palette.warning, palette.warningSoft, palette.onWarning],
      [palette.danger, palette.dangerSoft, palette.onDanger],
      [palette.info, palette.infoSoft, palette.onInfo],
    ];
    for (const [state, soft, on] of states) {
      for (const ground of [palette.ground, palette.surface, palette.sunken, soft]) {
        expect(contrast(state, ground), `${state} on ${ground}`).toBeGreaterThanOrEqual(AA_TEXT);
      }
      expect(contrast(palette.ink, soft)).toBeGreaterThanOrEqual(AA_TEXT);
      expect(contrast(on, state), `${on} on ${state}`).toBeGreaterThanOrEqual(AA_TEXT);
    }
  });

  it("draws the edges of controls visibly", () => {
    for (const ground of [palette.ground, palette.surface, palette.sunken]) {
      expect(contrast(palette.edge, ground), `edge on ${ground}`).toBeGreaterThanOrEqual(AA_EDGE);
    }
  });

  it.each([null, ...BRANDS])("makes the accent %s readable", (wish) => {
    const accent = accentOf(wish, scheme);

    expect(contrast(accent.onAccent, accent.accent)).toBeGreaterThanOrEqual(AA_TEXT);
    expect(contrast(accent.onAccent, accent.accentPressed)).toBeGreaterThanOrEqual(AA_TEXT);
    expect(contrast(accent.accent, palette.surface)).toBeGreaterThanOrEqual(AA_EDGE);
    for (const ground of [palette.ground, palette.surface, palette.sunken, accent.accentSoft]) {
      expect(contrast(accent.accentInk, ground), `${accent.accentInk} on ${ground}`).toBeGreaterThanOrEqual(AA_TEXT);
    }
    expect(contrast(palette.ink, accent.accentSoft)).toBeGreaterThanOrEqual(AA_TEXT);
  });
});

describe("a brand's wish", () => {
  it("falls back to the product's accent when it is not a colour", () => {
    expect(accentOf("red;background:url(x)", "light")).toEqual(accentOf(null, "light"));
  });

  it("reaches the screen as variables or as a style text", () => {
    expect(brandVariables("#00a862", "light")["--dd-accent"]).toMatch(/^#[0-9a-f]{6}$/);
    expect(brandStyle("#00a862", "dark")).toMatch(/^--dd-accent:#[0-9a-f]{6};--dd-on-accent:/);
  });
});

describe("sizes", () => {
  it("grow with the reader's choice and never shrink", () => {
    expect(typeVariables("normal")["--dd-text-body"]).toBe("15px");
    expect(typeVariables("large")["--dd-text-body"]).toBe("18px");
    expect(typeVariables("x-large")["--dd-text-body"]).toBe("22px");
    expect(TEXT_SIZES.map((size) => growth[size].text)).toEqual([1, 1.2, 1.45]);
  });
});

describe("the style sheet", () => {
  it("is written down as generated", async () => {
    await expect(styleSheet()).toMatchFileSnapshot("./tokens.css");
  });

  it("defines every name the clients may use", () => {
    const sheet = styleSheet();
    for (const name of TOKENS) expect(sheet).toContain(`${name}:`);
  });
});
