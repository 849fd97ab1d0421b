/**
 * WeChat's privacy guide: before the first call that touches something personal, WeChat asks us to ask, and wants the answer
 * from a button of its own. Browsers and Alipay ask by themselves; there `isAsked` never turns true.
 */
import { readonly, ref } from 'vue';

/** Of the button whose touch says yes (`NativeConsent.vue`); WeChat checks that it was touched. */
export const CONSENT_BUTTON = 'dd-privacy-agree';

const asked = ref(false);
export const isAsked = readonly(asked);

type Answer = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void;
/** Calls that wait for the same answer. */
let waiting: Answer[] = [];

export function listenForPrivacy(): void {
  // #ifdef MP-WEIXIN
  wx.onNeedPrivacyAuthorization?.((resolve) => {
    waiting.push(resolve as unknown as Answer);
    asked.value = true;
  });
  // #endif
}

export function agree(): void {
  settle({ event: 'agree', buttonId: CONSENT_BUTTON });
}

export function disagree(): void {
  settle({ event: 'disagree' });
}

/** Opens the guide itself, as WeChat keeps it for the shop. */
export function readGuide(): void {
  // #ifdef MP-WEIXIN
  wx.openPrivacyContract({ fail: () => undefined });
  // #endif
}

function settle(answer: Parameters<Answer>[0]): void {
  const answers = waiting;
  waiting = [];
  asked.value = false;
  for (const resolve of answers) resolve(answer);
}
