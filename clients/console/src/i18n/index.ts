/**
 * All words of the console: `t("desk.accept")`. One file per feature and language; Chinese is written first,
 * English is typed to hold the same keys, and a test compares the parameters. The words of the trade come from `@words`.
 */
import { language } from "@/platform/appearance";
import { createTranslator, mergeCatalogues, nameIn, words, type WordKey } from "@words";
import { en } from "./en";
import { zh, type OwnKey } from "./zh";

export type Key = OwnKey | WordKey;

export const catalogue = mergeCatalogues<OwnKey, WordKey>({ zh, en }, words);

const known: Readonly<Record<string, unknown>> = catalogue.zh;

export const t = createTranslator<Key>({ catalogue, language: () => language.value });

/** A key that is put together from a name the server gave; unknown names show themselves. */
export function tName(prefix: string, name: string): string {
  const key = `${prefix}.${name}`;
  return key in known ? t(key as Key) : name;
}

/** The name of a thing in the reader's language. */
export function named(thing: { name: string; name_en: string }): string {
  return nameIn(language.value, thing);
}

/** One of two texts a thing carries, such as its spec text. */
export function inLanguage(zhText: string, enText: string): string {
  return language.value === "en" && enText !== "" ? enText : zhText;
}
