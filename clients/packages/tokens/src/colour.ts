/** Contrast arithmetic of WCAG 2.2 on "#rrggbb" colours; no DOM. */

export type Hex = string;

export type Rgb = readonly [number, number, number];

export function rgbOf(hex: Hex): Rgb {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex)?.[1];
  if (digits === undefined) throw new RangeError(`not a colour: ${hex}`);
  const value = parseInt(digits, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export function isHex(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

export function hexOf(rgb: Rgb): Hex {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** Mix two colours; `share` is how much of the second. */
export function mix(first: Hex, second: Hex, share: number): Hex {
  const [r1, g1, b1] = rgbOf(first);
  const [r2, g2, b2] = rgbOf(second);
  return hexOf([r1 + (r2 - r1) * share, g1 + (g2 - g1) * share, b1 + (b2 - b1) * share]);
}

export function luminance(hex: Hex): number {
  const [r, g, b] = rgbOf(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(first: Hex, second: Hex): number {
  const a = luminance(first);
  const b = luminance(second);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Darken or lighten a colour just enough to reach a contrast against every given ground. */
export function readableOn(colour: Hex, grounds: readonly Hex[], wanted = 4.5): Hex {
  const lightGrounds = grounds.every((ground) => luminance(ground) > 0.18);
  const towards = lightGrounds ? "#000000" : "#ffffff";
  for (let share = 0; share <= 1; share += 0.04) {
    const candidate = mix(colour, towards, share);
    if (grounds.every((ground) => contrast(candidate, ground) >= wanted)) return candidate;
  }
  return towards;
}

/** Ink for text on a filled colour: white where it reads, else near-black. */
export function inkOn(colour: Hex): Hex {
  return contrast("#ffffff", colour) >= 4.5 ? "#ffffff" : "#1a1512";
}
