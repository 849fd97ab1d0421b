/**
 * The style sheet that carries the tokens, as text; `tokens.css` is this, written down.
 *
 * `:root` serves browsers, `page` the mini-programs; classes serve both, as WXSS knows no attribute of the root.
 */
import { accentOf, variablesOf, type Scheme } from "./brand";
import { dark, light } from "./palette";
import { font, layer, motion, radius, shadow, space, target, typeVariables, type TextSize } from "./scale";

export const SCHEME_CLASS: Record<Scheme, string> = { light: "dd-light", dark: "dd-dark" };

export const TEXT_CLASS: Record<TextSize, string> = {
  normal: "dd-text-normal",
  large: "dd-text-large",
  "x-large": "dd-text-x-large",
};

function schemeVariables(scheme: Scheme): Record<string, string> {
  return {
    ...variablesOf(scheme === "dark" ? dark : light),
    ...variablesOf(accentOf(null, scheme)),
    ...prefixed(shadow[scheme]),
  };
}

function prefixed(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`--dd-${name}`, value]));
}

function block(selector: string, values: Record<string, string>, indent = "", extra = ""): string {
  const lines = Object.entries(values).map(([name, value]) => `${indent}  ${name}: ${value};`);
  if (extra !== "") lines.unshift(`${indent}  ${extra}`);
  return `${indent}${selector} {\n${lines.join("\n")}\n${indent}}`;
}

export function styleSheet(): string {
  const fixed = { ...prefixed({ ...space, ...radius, ...target, ...font, ...motion, ...layer }), ...typeVariables("normal") };
  const still = { "--dd-motion-fast": "1ms", "--dd-motion-calm": "1ms" };
  return [
    "/* Written by `npm run generate -w @diandan/tokens` from palette.ts, brand.ts and scale.ts. */",
    block(":root, page", fixed),
    block(`:root, page, .${SCHEME_CLASS.light}`, schemeVariables("light"), "", "color-scheme: light;"),
    `@media (prefers-color-scheme: dark) {\n${block(
      `:root:not(.${SCHEME_CLASS.light}), page`,
      schemeVariables("dark"),
      "  ",
      "color-scheme: dark;",
    )}\n}`,
    block(`.${SCHEME_CLASS.light}`, schemeVariables("light"), "", "color-scheme: light;"),
    block(`.${SCHEME_CLASS.dark}`, schemeVariables("dark"), "", "color-scheme: dark;"),
    block(`.${TEXT_CLASS.normal}`, typeVariables("normal")),
    block(`.${TEXT_CLASS.large}`, typeVariables("large")),
    block(`.${TEXT_CLASS["x-large"]}`, typeVariables("x-large")),
    `@media (prefers-reduced-motion: reduce) {\n${block(":root, page", still, "  ")}\n}`,
    block(".dd-still", still),
    "",
  ].join("\n\n");
}
