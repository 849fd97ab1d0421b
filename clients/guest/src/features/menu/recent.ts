/** What this phone searched for lately, newest first. Kept here only; the shop never learns it. */
import { ref } from 'vue';
import { forget, recall, remember } from '@/platform/storage';

const KEY = 'searches';
const MOST = 8;

export function useRecent() {
  const recent = ref<readonly string[]>(recall(KEY, isTexts) ?? []);

  function note(text: string): void {
    const tidy = text.trim();
    if (tidy === '') return;
    recent.value = [tidy, ...recent.value.filter((each) => each !== tidy)].slice(0, MOST);
    remember(KEY, recent.value);
  }

  function clear(): void {
    recent.value = [];
    forget(KEY);
  }

  return { recent, note, clear };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
