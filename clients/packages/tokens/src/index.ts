/**
 * Colours, sizes and motion of every screen. Import `tokens.css` once; write `var(--dd-…)` in styles.
 *
 * Names: `token("accent")` is `var(--dd-accent)`; TOKENS lists all of them.
 */
import { accentOf, variableName, variablesOf } from "./brand";
import { light } from "./palette";
import { font, layer, motion, radius, shadow, space, target, typeVariables } from "./scale";

export { accentOf, brandStyle, brandVariables, type Accent, type Scheme } from "./brand";
export { contrast, isHex, type Hex } from "./colour";
export { ACCENT, dark, light, type Palette } from "./palette";
export { SCHEME_CLASS, styleSheet, TEXT_CLASS } from "./sheet";
export { TEXT_SIZES, type TextSize } from "./scale";

export const TOKENS: readonly string[] = [
  ...Object.keys(variablesOf(light)),
  ...Object.keys(variablesOf(accentOf(null, "light"))),
  ...Object.keys({ ...space, ...radius, ...target, ...font, ...motion, ...layer, ...shadow.light }).map(variableName),
  ...Object.keys(typeVariables("normal")),
];

/** `token("space-2")` → `var(--dd-space-2)`, for styles set from script. */
export function token(name: string): string {
  return `var(--dd-${name})`;
}
