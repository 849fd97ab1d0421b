/**
 * Spoken announcements by the browser's own voice. Sentences wait in line and are never cut off;
 * where there is no voice, everything still works silently.
 */
export type Spoken = "zh" | "en";

const LANGUAGE: Record<Spoken, string> = { zh: "zh-CN", en: "en-US" };

export function canSpeak(): boolean {
  return typeof speechSynthesis !== "undefined";
}

function voiceFor(language: Spoken): SpeechSynthesisVoice | undefined {
  const wanted = LANGUAGE[language].toLowerCase();
  const voices = speechSynthesis.getVoices();
  const named = (voice: SpeechSynthesisVoice) => voice.lang.replace("_", "-").toLowerCase();
  return voices.find((voice) => named(voice) === wanted) ?? voices.find((voice) => named(voice).startsWith(language));
}

/** Say a sentence after what is being said now. */
export function say(sentence: string, language: Spoken, loud = 1): void {
  if (!canSpeak()) return;
  const words = new SpeechSynthesisUtterance(sentence);
  words.lang = LANGUAGE[language];
  words.voice = voiceFor(language) ?? null;
  words.rate = 0.95;
  words.volume = loud;
  speechSynthesis.speak(words);
}

/** Fall silent and forget what was waiting. */
export function hush(): void {
  if (canSpeak()) speechSynthesis.cancel();
}

/** Read "A012" as letters and digits, so that a hall hears a number and not a quantity. */
export function spelled(number: string): string {
  return [...number].join(" ");
}
