/** The words of the guest client, in the guest's language, which is kept on the phone. */
import { computed, readonly, ref } from 'vue';
import { createTranslator, LANGUAGES, languageOf, mergeCatalogues, nameIn, type Language } from '@words/i18n';
import { words, type WordKey } from '@words/messages';
import type { Phrase } from '@words/orders';
import { systemLanguage } from '@/platform/appearance';
import { recall, remember } from '@/platform/storage';
import { en } from './en';
import { zh, type Key as OwnKey } from './zh';

export { LANGUAGES, type Language };
export type Key = OwnKey | WordKey;

const KEY = 'language';
const kept = recall(KEY, isLanguage);
const chosen = ref<Language>(kept ?? languageOf(systemLanguage()));
/** The guest chose it on this phone; otherwise it is the phone's own. */
export const wasLanguageChosen = kept !== null;

export const language = readonly(chosen);
export const isEnglish = computed(() => chosen.value === 'en');

export function speak(next: Language): void {
  chosen.value = next;
  remember(KEY, next);
}

export const t = createTranslator<Key>({
  catalogue: mergeCatalogues(words, { zh, en }),
  language: () => chosen.value,
  onMissing: (key, inLanguage) => {
    if (import.meta.env.DEV) throw new Error(`no text for ${key} in ${inLanguage}`);
  },
});

/** A text that the trade's words chose: a state, a fault, an age. */
export function say(phrase: Phrase): string {
  return t(phrase.key, phrase.params);
}

/** A thing's name as the guest reads it. */
export function named(thing: { name: string; name_en: string }): string {
  return nameIn(chosen.value, thing);
}

/** One of two texts that the server sends side by side. */
export function either(zhText: string, enText: string): string {
  return nameIn(chosen.value, { name: zhText, name_en: enText });
}

/** The language of words that are a person's or a merchant's own, where it is not the reader's: for the voice that reads them. */
export function tongueOf(text: string): Language | undefined {
  return chosen.value === 'en' && /[\u3400-\u9fff]/.test(text) ? 'zh' : undefined;
}

function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}
