/** A short word about what just happened, with at most one thing to do about it. It leaves by itself. */
import { readonly, ref } from 'vue';

export interface Toast {
  id: number;
  text: string;
  tone: 'info' | 'success' | 'error';
  action?: { label: string; run: () => void };
}

const SHOWN_MS = 2400;
const SHOWN_WITH_ACTION_MS = 5000;

const current = ref<Toast | null>(null);
let count = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export const shownToast = readonly(current);

export function toast(text: string, options: Pick<Partial<Toast>, 'tone' | 'action'> = {}): void {
  clearTimeout(timer);
  current.value = { id: (count += 1), text, tone: options.tone ?? 'info', action: options.action };
  timer = setTimeout(dropToast, options.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
}

export function dropToast(): void {
  clearTimeout(timer);
  current.value = null;
}
