/** Sizes that are not colours: the 8-px grid, radii, shadows, type and motion. */

export type TextSize = "normal" | "large" | "x-large";

export const TEXT_SIZES: readonly TextSize[] = ["normal", "large", "x-large"];

/** Multiples of 8, with one half-step for what sits inside a line. */
export const space = {
  "space-half": "4px",
  "space-1": "8px",
  "space-2": "16px",
  "space-3": "24px",
  "space-4": "32px",
  "space-5": "40px",
  "space-6": "48px",
  "space-8": "64px",
} as const;

export const radius = {
  "radius-small": "6px",
  "radius-medium": "10px",
  "radius-large": "16px",
  "radius-sheet": "20px",
  "radius-pill": "999px",
} as const;

/** Touch targets are never smaller than this. */
export const target = { target: "44px" } as const;

/** Only for what floats: bar, sheet, dialog, menu. */
export const shadow = {
  light: {
    "shadow-bar": "0 -1px 12px rgba(66, 48, 32, 0.08)",
    "shadow-float": "0 4px 20px rgba(66, 48, 32, 0.12)",
    "shadow-sheet": "0 -8px 40px rgba(66, 48, 32, 0.16)",
  },
  dark: {
    "shadow-bar": "0 -1px 12px rgba(0, 0, 0, 0.4)",
    "shadow-float": "0 4px 20px rgba(0, 0, 0, 0.5)",
    "shadow-sheet": "0 -8px 40px rgba(0, 0, 0, 0.6)",
  },
} as const;

export const font = {
  "font-body":
    '-apple-system, BlinkMacSystemFont, "PingFang SC", "HarmonyOS Sans SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "Segoe UI", sans-serif',
  "weight-normal": "400",
  "weight-strong": "600",
} as const;

/** Size in px at the normal text size, and line height. */
export const type: Record<string, readonly [size: number, line: number]> = {
  "text-tiny": [12, 1.4],
  "text-small": [13, 1.45],
  "text-body": [15, 1.5],
  "text-lead": [17, 1.45],
  "text-title": [20, 1.35],
  "text-headline": [26, 1.25],
  "text-number": [34, 1.15],
  "text-giant": [64, 1.05],
};

/** Small text grows more than large text: a giant number need not double. */
export const growth: Record<TextSize, { text: number; display: number }> = {
  normal: { text: 1, display: 1 },
  large: { text: 1.2, display: 1.1 },
  "x-large": { text: 1.45, display: 1.25 },
};

export const motion = {
  "motion-fast": "150ms",
  "motion-calm": "200ms",
  "motion-ease": "cubic-bezier(0.2, 0, 0, 1)",
} as const;

export const layer = {
  "layer-bar": "10",
  "layer-sheet": "20",
  "layer-dialog": "30",
  "layer-toast": "40",
} as const;

const DISPLAY_FROM_PX = 26;

/** The type variables at one text size. */
export function typeVariables(size: TextSize): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, [px, line]] of Object.entries(type)) {
    const factor = px >= DISPLAY_FROM_PX ? growth[size].display : growth[size].text;
    out[`--dd-${name}`] = `${String(Math.round(px * factor))}px`;
    out[`--dd-${name}-line`] = String(line);
  }
  return out;
}
