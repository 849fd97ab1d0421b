/** Money as people read and type it. Inside, money is a whole number of fen, always. */

/** Shown as "27.00"; the sign of a currency is put by `yuanSigned`. */
export function yuan(fen: number): string {
  mustBeFen(fen);
  const whole = Math.abs(fen);
  const text = `${String(Math.floor(whole / 100))}.${String(whole % 100).padStart(2, "0")}`;
  return fen < 0 ? `-${text}` : text;
}

/** Shown as "27", "27.5", "27.05": for price tags, where noughts are noise. */
export function yuanShort(fen: number): string {
  return yuan(fen).replace(/\.?0+$/, "");
}

/** Shown as "¥27.00", "-¥27.00". */
export function yuanSigned(fen: number): string {
  return fen < 0 ? `-¥${yuan(-fen)}` : `¥${yuan(fen)}`;
}

/** Shown as "+¥3", "-¥1", or nothing: the difference a choice makes. */
export function deltaText(fen: number): string {
  if (fen === 0) return "";
  return fen < 0 ? `-¥${yuanShort(-fen)}` : `+¥${yuanShort(fen)}`;
}

/** The pieces of a price, for large wholes and small cents. */
export function priceParts(fen: number): { sign: string; whole: string; cents: string } {
  const [whole = "0", cents = "00"] = yuan(Math.abs(fen)).split(".");
  return { sign: fen < 0 ? "-" : "", whole, cents };
}

/**
 * Read what a person typed as money: "27", "27.5", "¥27.00", "1,280". Null when it is not money.
 *
 * The same cases pass on the server (contracts/vectors/money.json); no float is involved.
 */
export function parseYuan(text: string): number | null {
  const plain = text.trim().replace(/^(-?)\s*[¥￥$]\s*/, "$1");
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2})0*)?(?:\s*元)?$/.exec(plain);
  if (match === null) return null;
  const [, sign = "", whole = "0", cents = ""] = match;
  const fen = Number(whole.replace(/,/g, "")) * 100 + Number(cents.padEnd(2, "0"));
  return sign === "-" && fen !== 0 ? -fen : fen;
}

function mustBeFen(fen: number): void {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not a whole number of fen: ${String(fen)}`);
}
