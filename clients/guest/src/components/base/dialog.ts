/** Asks the guest one question and waits for the answer. The screen in view shows it (`UiDialog`). */
import { readonly, ref } from 'vue';

export interface Question {
  title: string;
  text?: string;
  confirm: string;
  /** Words of the way out; null where there is nothing to decide. */
  cancel?: string | null;
  isDangerous?: boolean;
}

interface Asked extends Question {
  answer: (yes: boolean) => void;
}

const current = ref<Asked | null>(null);
export const question = readonly(current);

/** True when the guest confirms. A question asked over another answers the first with no. */
export function ask(next: Question): Promise<boolean> {
  current.value?.answer(false);
  return new Promise((resolve) => {
    current.value = { ...next, answer: resolve };
  });
}

export function answer(yes: boolean): void {
  const asked = current.value;
  current.value = null;
  asked?.answer(yes);
}
