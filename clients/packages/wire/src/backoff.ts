/** Growing pauses with chance in them, so that a hall full of phones doesn't come back at the same second. */

export interface Backoff {
  /** The next pause in milliseconds. */
  next(): number;
  reset(): void;
}

export function createBackoff(random: () => number, firstMs: number, longestMs: number): Backoff {
  let round = 0;
  return {
    next() {
      const ceiling = Math.min(longestMs, firstMs * 2 ** round);
      round = Math.min(round + 1, 30);
      return Math.round(ceiling * (0.5 + random() / 2));
    },
    reset() {
      round = 0;
    },
  };
}
