/** Ids that a client makes: lines of a cart and keys of an intent. Chance comes from outside; no platform has it in the same place. */

const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

export type Random = () => number;

/** An id of a cart line: unique within one cart is enough. */
export function newLineId(random: Random): string {
  return `cl_${draw(random, 12)}`;
}

/** A key for one intent (Idempotency-Key): time first, so that logs sort, then 100 bits of chance. */
export function newIntentKey(random: Random, nowMs: number): string {
  return `k_${base32(nowMs)}_${draw(random, 20)}`;
}

function draw(random: Random, count: number): string {
  let text = "";
  for (let index = 0; index < count; index += 1) text += DIGITS[Math.floor(random() * DIGITS.length)] ?? "0";
  return text;
}

function base32(value: number): string {
  let text = "";
  for (let rest = Math.floor(value); rest > 0; rest = Math.floor(rest / 32)) text = (DIGITS[rest % 32] ?? "0") + text;
  return text === "" ? "0" : text;
}
