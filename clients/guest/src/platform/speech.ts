/**
 * Reading aloud. Browsers bring a voice; the mini-program platforms offer none to a program without a plugin of somebody
 * else's, so there the phone's own screen reader is the way, and settings say so.
 */
import { readonly, ref } from 'vue';

const speaking = ref(false);
export const isSpeaking = readonly(speaking);

export function canSpeak(): boolean {
  // #ifdef H5
  return 'speechSynthesis' in window && typeof SpeechSynthesisUtterance === 'function';
  // #endif
  // #ifndef H5

  return false;
  // #endif
}

/** Reads a text; a new one replaces what is being read. `tongue` is "zh" or "en". */
export function readAloud(text: string, tongue: 'zh' | 'en'): void {
  // #ifdef H5
  hush();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = tongue === 'zh' ? 'zh-CN' : 'en';
  utterance.rate = 0.9;
  utterance.onend = utterance.onerror = () => (speaking.value = false);
  speaking.value = true;
  window.speechSynthesis.speak(utterance);
  // #endif
}

export function hush(): void {
  // #ifdef H5
  if (canSpeak()) window.speechSynthesis.cancel();
  // #endif
  speaking.value = false;
}
