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

export interface Appearance {
  scheme: SchemeWish;
  textSize: TextSize;
  /** Fewer things on a screen, larger targets. */
  isElder: boolean;
  /** A button on the screens that reads them aloud. */
  readsAloud: boolean;
  /** Nothing moves. */
  isCalm: boolean;
}

const PLAIN: Appearance = { scheme: 'auto', textSize: 'normal', isElder: false, readsAloud: false, isCalm: false };

const kept = recall(KEY, isAppearance);
const chosen = reactive<Appearance>({ ...PLAIN, ...kept });
/** This phone was told how its guest reads; otherwise what the server remembers of them counts. */
export const wasAppearanceChosen = kept !== null;
// Kept, so that an order opened by itself wears its brand as well.
const brand = reactive<{ accent: string | null }>({ accent: recall(ACCENT_KEY, isText) });

export const appearance = readonly(chosen);

export const scheme = computed<Scheme>(() => {
  if (chosen.scheme !== 'auto') return chosen.scheme;
  return systemPrefersDark.value ? 'dark' : 'light';
});

const classes = computed(() => [
  `dd-${scheme.value}`,
  `dd-text-${chosen.textSize}`,
  ...(chosen.isElder ? ['dd-elder'] : []),
  ...(chosen.isCalm ? ['dd-still'] : []),
]);
export const rootClass = computed(() => ['dd-root', ...classes.value].join(' '));
export const rootStyle = computed(() => brandStyle(brand.accent, scheme.value));

export function wish(change: Partial<Appearance>): void {
  Object.assign(chosen, change);
  remember(KEY, { ...chosen });
}

/** Large type, few things at a time, read aloud where the platform can; or back to plain. */
export function wishElder(isElder: boolean): void {
  wish(isElder ? { isElder, textSize: 'x-large', readsAloud: true } : { isElder, textSize: 'normal', readsAloud: false });
}

/** As a phone that was told nothing. */
export function forgetWishes(): void {
  Object.assign(chosen, PLAIN);
}

/** The colour a brand gave itself; null is the product's own. */
export function wearAccent(accent: string | null): void {
  if (brand.accent === accent) return;
  brand.accent = accent;
  remember(ACCENT_KEY, accent);
}

export function keepDocumentDressed(): void {
  watch(
    [classes, () => brand.accent, language],
    () =>
      dressDocument({
        classes: classes.value,
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
