/**
 * How this guest likes to read: kept on the phone, and with the guest on the server, so that another phone knows it too.
 * And forgetting what phone and program keep, at the guest's wish; orders live with the shop and stay.
 */
import { watch } from 'vue';
import type { GuestPreferences } from '@contracts/guest';
import { language, speak, wasLanguageChosen } from '@/i18n';
import { forgetOffline } from '@/platform/offline';
import { forget, recall, remember, remembered } from '@/platform/storage';
import { onGreeted, wire } from '@/platform/wire';
import { appearance, forgetWishes, SCHEME_WISHES, TEXT_SIZES, wasAppearanceChosen, wish, type SchemeWish, type TextSize } from '@/theme';
import { letGo } from './held';

/** Set while the server has not heard of the last change. */
const UNSENT = 'preferences_unsent';
const SETTLE_MS = 800;

/** Keeps phone and server in step; called once, at launch. */
export function keepPreferences(): void {
  onGreeted(({ guest }) => {
    // Chosen on this phone wins; a phone that was told nothing takes what the server remembers.
    if (!wasAppearanceChosen && !isUnsent()) {
      wish({
        scheme: SCHEME_WISHES.find((each) => each === guest.scheme) ?? ('auto' satisfies SchemeWish),
        textSize: TEXT_SIZES.find((each) => each === guest.text_size) ?? ('normal' satisfies TextSize),
        isElder: guest.is_elder,
        readsAloud: guest.reads_aloud,
        isCalm: guest.is_calm,
      });
      hush();
    }
    if (!wasLanguageChosen && !isUnsent() && guest.language === 'en' && language.value !== 'en') {
      speak('en');
      hush();
    }
  });
  watch(preferences, () => {
    if (isHushed) return;
    remember(UNSENT, true);
    clearTimeout(settling);
    settling = setTimeout(() => void send(), SETTLE_MS);
  });
  if (isUnsent()) void send();
}

export function forgetEverything(): void {
  remembered().forEach(forget);
  wire.menus.forget();
  hush();
  forgetWishes();
  forgetOffline();
  letGo();
}

let settling: ReturnType<typeof setTimeout> | undefined;
let isHushed = false;

/** What comes from the server is not told to the server. */
function hush(): void {
  isHushed = true;
  setTimeout(() => (isHushed = false), 0);
}

function preferences(): Required<GuestPreferences> {
  const { scheme, textSize, isElder, readsAloud, isCalm } = appearance;
  return { language: language.value, scheme, text_size: textSize, is_elder: isElder, reads_aloud: readsAloud, is_calm: isCalm };
}

async function send(): Promise<void> {
  try {
    await wire.changePreferences(preferences());
    forget(UNSENT);
  } catch {
    // Tried again at the next launch.
  }
}

function isUnsent(): boolean {
  return recall(UNSENT, (value): value is true => value === true) ?? false;
}
