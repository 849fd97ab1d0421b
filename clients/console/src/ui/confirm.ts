/** Ask before something that cannot be taken back; the question says what will follow. */
import { shallowRef } from "vue";

export interface Question {
  title: string;
  /** What will happen, one sentence each. */
  consequences: string[];
  confirmLabel: string;
  isDangerous?: boolean;
}

interface Asked extends Question {
  answer: (yes: boolean) => void;
}

export const asked = shallowRef<Asked | null>(null);

/** Resolves to whether the person went on. */
export function confirm(question: Question): Promise<boolean> {
  asked.value?.answer(false);
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer: (yes) => {
        asked.value = null;
        resolve(yes);
      },
    };
  });
}
