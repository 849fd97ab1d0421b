/** What the palette can do, and how well an entry answers to what was typed. Pure. */
import type { Component } from "vue";

export interface PaletteEntry {
  id: string;
  label: string;
  /** The group or the consequence, shown quietly at the end of the line. */
  hint: string;
  /** Other words that find it, in any language. */
  words: string;
  icon: Component;
  run: () => void;
}

/** Best first: label starts with it, label has it, other words have it. Without a query, everything in its own order. */
export function ranked(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return [...entries];
  const rank = (entry: PaletteEntry) => {
    const label = entry.label.toLowerCase();
    if (label.startsWith(wanted)) return 0;
    if (label.includes(wanted)) return 1;
    return entry.words.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return entries
    .map((entry, index) => ({ entry, index, rank: rank(entry) }))
    .filter((hit) => hit.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map((hit) => hit.entry);
}
