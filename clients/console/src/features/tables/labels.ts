/** Table labels as a person types many at once: "A1, A2 A3" or "A1-A8". Pure. */

const MOST_AT_ONCE = 200;

/** Labels in the order typed, each once; a span of numbers with one prefix is written out. */
export function labelsIn(text: string): string[] {
  const labels = text
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
    .flatMap((part) => spanOf(part) ?? [part]);
  return [...new Set(labels)].slice(0, MOST_AT_ONCE);
}

function spanOf(part: string): string[] | null {
  const match = /^(\D*)(\d+)[-–~](?:\1)?(\d+)$/.exec(part);
  if (!match) return null;
  const [, prefix = "", from = "", to = ""] = match;
  const [first, last] = [Number(from), Number(to)];
  if (last < first || last - first >= MOST_AT_ONCE) return null;
  return Array.from({ length: last - first + 1 }, (_, index) => `${prefix}${String(first + index).padStart(from.length, "0")}`);
}
