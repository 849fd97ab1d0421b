/**
 * Words on screen: `t("cart.count", { count: 2 })`. Chinese is the first language, English complete beside it.
 *
 * A message is a text with {names} in it, or {one, other} where English needs both. A key without a text shows as ⟦key⟧ and is
 * reported, and a test compares the languages key by key.
 */

export type Language = "zh" | "en";
export const LANGUAGES: readonly Language[] = ["zh", "en"];

export type Message = string | { one: string; other: string };
export type Messages = Readonly<Record<string, Message>>;
export type Catalogue<K extends string = string> = Readonly<Record<Language, Readonly<Record<K, Message>>>>;
export type Params = Readonly<Record<string, string | number>>;
export type Translate<K extends string = string> = (key: K, params?: Params) => string;

export interface TranslatorOptions<K extends string> {
  catalogue: Catalogue<K>;
  /** Asked at each call, so that a switch of language shows at once. */
  language: () => Language;
  /** Told of a key or a parameter that is missing. */
  onMissing?: (key: string, language: Language) => void;
}

export function createTranslator<K extends string>(options: TranslatorOptions<K>): Translate<K> {
  return (key, params = {}) => {
    const language = options.language();
    const message = lookUp(options.catalogue, language, key);
    if (message === undefined) {
      options.onMissing?.(key, language);
      return `⟦${key}⟧`;
    }
    return fill(choose(message, params), params, (name) => options.onMissing?.(`${key}{${name}}`, language));
  };
}

/** Put several catalogues together; a later one wins. */
export function mergeCatalogues<A extends string, B extends string>(first: Catalogue<A>, second: Catalogue<B>): Catalogue<A | B> {
  return {
    zh: { ...first.zh, ...second.zh },
    en: { ...first.en, ...second.en },
  };
}

/** What is wrong with a catalogue, in words; a test expects the empty list. */
export function catalogueFaults(catalogue: Record<Language, Messages>): string[] {
  const faults: string[] = [];
  for (const [here, there] of [["zh", "en"], ["en", "zh"]] as const) {
    for (const [key, message] of Object.entries(catalogue[here])) {
      const other = catalogue[there][key];
      if (other === undefined) faults.push(`${key}: missing in ${there}`);
      else if (namesIn(message).join() !== namesIn(other).join()) faults.push(`${key}: parameters differ in ${there}`);
      if (textsOf(message).some((text) => text.trim() === "")) faults.push(`${key}: empty in ${here}`);
    }
  }
  return faults;
}

/** Pick the name in the reader's language; a thing without an English name keeps its own. */
export function nameIn(language: Language, thing: { name: string; name_en: string }): string {
  return language === "en" && thing.name_en !== "" ? thing.name_en : thing.name;
}

/** The reader's language out of what a phone says, such as "zh-Hans-CN" or "en_GB". */
export function languageOf(tag: string | null | undefined): Language {
  return tag !== null && tag !== undefined && /^en\b|^en[-_]/i.test(tag) ? "en" : "zh";
}

function lookUp(catalogue: Record<Language, Messages>, language: Language, key: string): Message | undefined {
  const messages = catalogue[language];
  return Object.prototype.hasOwnProperty.call(messages, key) ? messages[key] : undefined;
}

function choose(message: Message, params: Params): string {
  if (typeof message === "string") return message;
  return Number(params["count"]) === 1 ? message.one : message.other;
}

function fill(text: string, params: Params, missing: (name: string) => void): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) {
      missing(name);
      return whole;
    }
    return String(value);
  });
}

function textsOf(message: Message): string[] {
  return typeof message === "string" ? [message] : [message.one, message.other];
}

function namesIn(message: Message): string[] {
  const names = textsOf(message).flatMap((text) => Array.from(text.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? ""));
  return Array.from(new Set(names)).sort();
}
