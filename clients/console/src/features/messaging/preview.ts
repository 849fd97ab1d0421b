/** What a person will read: names put in, and what is wrong with a text before the server says so. */
export const TITLE_MAX = 40;
export const BODY_MAX = 200;
const NAME = /\{([^{}]*)\}/g;

export function putIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(NAME, (_, name: string) => values[name] ?? "");
}

/** The first name a text uses that this kind of message does not know. */
export function unknownName(text: string, known: readonly string[]): string | null {
  return Array.from(text.matchAll(NAME), (found) => found[1] ?? "").find((name) => !known.includes(name)) ?? null;
}

export type TextFault = "empty" | "long" | "braces" | "name";

export function faultOf(text: string, most: number, known: readonly string[]): TextFault | null {
  if (text.trim() === "") return "empty";
  if (text.length > most) return "long";
  if (/[{}]/.test(text.replace(NAME, ""))) return "braces";
  return unknownName(text, known) === null ? null : "name";
}
