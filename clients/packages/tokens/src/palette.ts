/**
 * Every colour of the product, for light and dark. Warm near-white surfaces, ink text, one accent.
 *
 * The test of this folder holds each pair that is used together to WCAG AA.
 */
import type { Hex } from "./colour";

export interface Palette {
  /** Behind everything. */
  ground: Hex;
  /** Cards, sheets, bars. */
  surface: Hex;
  /** Wells, inputs, rails, the unselected. */
  sunken: Hex;
  /** Above a surface: menus, tooltips. */
  raised: Hex;
  /** Hairlines between things. */
  line: Hex;
  /** Borders of controls: three to one against surfaces. */
  edge: Hex;
  ink: Hex;
  inkSoft: Hex;
  /** The faintest text allowed: still AA on ground, surface and sunken. */
  inkFaint: Hex;
  success: Hex;
  successSoft: Hex;
  onSuccess: Hex;
  warning: Hex;
  warningSoft: Hex;
  onWarning: Hex;
  danger: Hex;
  dangerSoft: Hex;
  onDanger: Hex;
  info: Hex;
  infoSoft: Hex;
  onInfo: Hex;
  /** Veil behind a sheet or dialog. */
  scrim: string;
}

export const ACCENT: Hex = "#a84a1c";

export const light: Palette = {
  ground: "#fbf8f4",
  surface: "#ffffff",
  sunken: "#f4efe8",
  raised: "#ffffff",
  line: "#e9e2d8",
  edge: "#8c8276",
  ink: "#2a2420",
  inkSoft: "#5b524a",
  inkFaint: "#6f655c",
  success: "#1d6f46",
  successSoft: "#e4f2ea",
  onSuccess: "#ffffff",
  warning: "#855300",
  warningSoft: "#fbefd9",
  onWarning: "#ffffff",
  danger: "#b02a1f",
  dangerSoft: "#fbe7e4",
  onDanger: "#ffffff",
  info: "#2a5d92",
  infoSoft: "#e6eef7",
  onInfo: "#ffffff",
  scrim: "rgba(42, 36, 32, 0.48)",
};

export const dark: Palette = {
  ground: "#171412",
  surface: "#211d1a",
  sunken: "#2b2622",
  raised: "#302a26",
  line: "#3a332d",
  edge: "#85796d",
  ink: "#f4eee7",
  inkSoft: "#cdc2b6",
  inkFaint: "#b0a497",
  success: "#74c99a",
  successSoft: "#1c3327",
  onSuccess: "#10211a",
  warning: "#e9b45c",
  warningSoft: "#3a2c14",
  onWarning: "#261a06",
  danger: "#f39a8f",
  dangerSoft: "#41201c",
  onDanger: "#2d0d09",
  info: "#8fbbe8",
  infoSoft: "#1d2d3f",
  onInfo: "#0d1a28",
  scrim: "rgba(0, 0, 0, 0.6)",
};
