/** The amounts a guest is likely to hand over: exact, then rounded up to the notes in a purse. Pure. */

const NOTES_FEN = [500, 1000, 2000, 5000, 10_000, 20_000];
const CHOICES = 4;

export function cashChoices(owedFen: number): number[] {
  const rounded = NOTES_FEN.map((note) => Math.ceil(owedFen / note) * note);
  return [...new Set([owedFen, ...rounded])].sort((a, b) => a - b).slice(0, CHOICES + 1);
}
