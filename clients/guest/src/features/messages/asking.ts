/** The question at paying: which templates to ask about, read beforehand, and the answers, told afterwards. */
import type { ServiceMode } from '@contracts/common';
import { askToSubscribe, canSubscribe } from '@/platform/subscribe';
import { wire } from '@/platform/wire';

export interface Asking {
  /** Reads what there is to ask, so that it is at hand when the guest taps. */
  prepare(storeId: string, mode: ServiceMode): Promise<void>;
  /** Must be the first thing a tap does. Whatever goes wrong here, the order goes on. */
  ask(storeId: string): Promise<void>;
}

export function createAsking(): Asking {
  let templates: string[] = [];
  let isAsked = false;

  return {
    async prepare(storeId, mode) {
      if (!canSubscribe) return;
      try {
        templates = (await wire.messages.questions(storeId, mode)).map(({ template }) => template);
      } catch {
        templates = [];
      }
    },
    async ask(storeId) {
      if (isAsked || !templates.length) return;
      isAsked = true;
      const answers = await askToSubscribe(templates);
      if (Object.keys(answers).length) void wire.messages.answer(storeId, answers).catch(() => undefined);
    },
  };
}
