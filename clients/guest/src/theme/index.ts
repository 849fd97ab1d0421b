/**
 * How the screens look to this guest: light or dark, one of three text sizes, the brand's accent.
 *
 * Mini-programs have no document to put a class on, so every screen's root carries `rootClass` and `rootStyle`;
 * in a browser the page behind wears the same.
 */
import { computed, reactive, readonly, watch } from 'vue';
import { brandStyle, brandVariables, type Scheme } from '@tokens/brand';
import { dark, light } from '@tokens/palette';
import { TEXT_SIZES, type TextSize } from '@tokens/scale';
import { dressDocument, systemPrefersDark } from '@/platform/appearance';
import { recall, remember } from '@/platform/storage';
import { language } from '@/i18n';

export type SchemeWish = 'auto' | Scheme;
export const SCHEME_WISHES: readonly SchemeWish[] = ['auto', 'light', 'dark'];
export { TEXT_SIZES, type TextSize };

const KEY = 'appearance';
const ACCENT_KEY = 'accent';

interface Appearance {
  scheme: SchemeWish;
  textSize: TextSize;
}

const chosen = reactive<Appearance>(recall(KEY, isAppearance) ?? { scheme: 'auto', textSize: 'normal' });
// Kept, so that an order opened by itself wears its brand as well.
const brand = reactive<{ accent: string | null }>({ accent: recall(ACCENT_KEY, isText) });

export const appearance = readonly(chosen);

export const scheme = computed<Scheme>(() => {
  if (chosen.scheme !== 'auto') return chosen.scheme;
  return systemPrefersDark.value ? 'dark' : 'light';
});

export const rootClass = computed(() => `dd-root dd-${scheme.value} dd-text-${chosen.textSize}`);
export const rootStyle = computed(() => brandStyle(brand.accent, scheme.value));

export function wishScheme(wish: SchemeWish): void {
  chosen.scheme = wish;
  remember(KEY, { ...chosen });
}

export function wishTextSize(size: TextSize): void {
  chosen.textSize = size;
  remember(KEY, { ...chosen });
}

/** The colour a brand gave itself; null is the product's own. */
export function wearAccent(accent: string | null): void {
  if (brand.accent === accent) return;
  brand.accent = accent;
  remember(ACCENT_KEY, accent);
}

export function keepDocumentDressed(): void {
  watch(
    [scheme, () => chosen.textSize, () => brand.accent, language],
    () =>
      dressDocument({
        classes: [`dd-${scheme.value}`, `dd-text-${chosen.textSize}`],
        variables: brandVariables(brand.accent, scheme.value),
        language: language.value === 'zh' ? 'zh-CN' : 'en',
        paper: (scheme.value === 'dark' ? dark : light).ground,
      }),
    { immediate: true },
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isAppearance(value: unknown): value is Appearance {
  const wish = value as Partial<Appearance> | null;
  return (
    typeof wish === 'object' &&
    wish !== null &&
    SCHEME_WISHES.includes(wish.scheme as SchemeWish) &&
    TEXT_SIZES.includes(wish.textSize as TextSize)
  );
}
