/**
 * One accent, from which everything accented follows; a brand may bring its own at run time.
 *
 * Whatever colour a brand chooses, text on it and text in it stay readable: the accent is darkened or lightened just enough.
 */
import { inkOn, isHex, mix, readableOn, type Hex } from "./colour";
import { ACCENT, dark, light, type Palette } from "./palette";

export type Scheme = "light" | "dark";

export interface Accent {
  /** Fills of buttons and selected chips. */
  accent: Hex;
  /** Text and icons on the fill. */
  onAccent: Hex;
  /** The fill while pressed. */
  accentPressed: Hex;
  /** Accented text, icons and borders on surfaces. */
  accentInk: Hex;
  /** Quiet ground of selected rows and chips. */
  accentSoft: Hex;
}

/** Work out the accent colours of a scheme; anything that is not "#rrggbb" gives the product's own accent. */
export function accentOf(wish: string | null | undefined, scheme: Scheme): Accent {
  const base = wish !== null && wish !== undefined && isHex(wish) ? wish.toLowerCase() : ACCENT;
  const palette = scheme === "dark" ? dark : light;
  const accentSoft = mix(palette.surface, base, scheme === "dark" ? 0.2 : 0.09);
  const grounds = [palette.ground, palette.surface, palette.sunken, accentSoft];
  // A fill must stand out from the page as a control does: three to one.
  const accent = readableOn(base, [palette.ground, palette.surface], 3);
  return {
    accent,
    onAccent: inkOn(accent),
    accentPressed: inkOn(accent) === "#ffffff" ? mix(accent, "#000000", 0.14) : mix(accent, "#ffffff", 0.18),
    accentInk: readableOn(base, grounds),
    accentSoft,
  };
}

/** CSS variables that put a brand's accent over the product's: for a style attribute or `style.setProperty`. */
export function brandVariables(wish: string | null | undefined, scheme: Scheme): Record<string, string> {
  return variablesOf(accentOf(wish, scheme));
}

/** The same as text, for the style attribute of a mini-program's root view. */
export function brandStyle(wish: string | null | undefined, scheme: Scheme): string {
  return Object.entries(brandVariables(wish, scheme))
    .map(([name, value]) => `${name}:${value}`)
    .join(";");
}

/** `accentSoft` → `--dd-accent-soft`. */
export function variableName(key: string): string {
  return `--dd-${key.replace(/[A-Z]+/g, (part) => `-${part.toLowerCase()}`)}`;
}

export function variablesOf(values: Palette | Accent): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, value] of Object.entries(values) as [string, string][]) out[variableName(key)] = value;
  return out;
}
