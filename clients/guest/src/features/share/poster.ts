/** Draws a poster: an item's picture, name and price, or a store with some of what it has, and a code that opens the same there. */
import { encode } from 'uqr';
import { light } from '@tokens/palette';
import type { Paper } from '@/platform/paper';

export interface PosterWords {
  /** Whether it is about one item; else about the store. */
  isItem: boolean;
  title: string;
  /** "¥24", or empty where there is nothing to pay. */
  price: string;
  /** Beside the code: whose it is, or where. */
  store: string;
  /** What the code is for. */
  hint: string;
}

export interface PosterWish extends PosterWords {
  /** One fills the square, four share it. */
  pictures: readonly string[];
  link: string;
  /** The platform's own code for this, as a picture; null where only the link can be had. */
  ownCode: () => Promise<string | null>;
  accent: string;
}

export const POSTER = { width: 750, height: 1200 } as const;
const EDGE = 48;
const PHOTO = POSTER.width - 2 * EDGE;
const GAP = 8;
const CODE = 280;
/** Phones find a code by the quiet around it: four modules at least. */
const QUIET_MODULES = 4;
const FONT = 'system-ui, -apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif';

/** Without its pictures a poster is still one: an accent stands in their place. So is one whose code is the link's. */
export async function drawPoster(paper: Paper, wish: PosterWish): Promise<string> {
  const { brush } = paper;
  brush.fillStyle = light.surface;
  brush.fillRect(0, 0, POSTER.width, POSTER.height);
  const wanted = wish.pictures.length < 4 ? wish.pictures.slice(0, 1) : wish.pictures.slice(0, 4);
  const [ownCode, ...pictures] = await Promise.all([ownCodeOf(paper, wish), ...wanted.map((address) => paper.picture(address))]);
  for (let at = 0; at < Math.max(pictures.length, 1); at += 1) {
    const square = squareAt(at, pictures.length);
    const picture = pictures[at];
    if (picture) drawWhole(brush, picture, square);
    else {
      brush.fillStyle = wish.accent;
      brush.fillRect(square.left, square.top, square.size, square.size);
    }
  }
  const bottom = drawLines(brush, wish.title, { top: EDGE + PHOTO + 36, size: 44, most: 2, colour: light.ink, width: PHOTO });
  if (wish.price) drawLines(brush, wish.price, { top: bottom + 8, size: 48, most: 1, colour: light.ink, width: PHOTO });
  const beside = PHOTO - CODE - 24;
  const top = POSTER.height - EDGE - CODE;
  const under = drawLines(brush, wish.store, { top: top + 60, size: 32, most: 2, colour: light.inkSoft, width: beside });
  drawLines(brush, wish.hint, { top: under + 10, size: 26, most: 2, colour: light.inkFaint, width: beside });
  const left = POSTER.width - EDGE - CODE;
  if (ownCode) brush.drawImage(ownCode, left, top, CODE, CODE);
  else drawCode(brush, wish.link, { left, top });
  return paper.finish();
}

async function ownCodeOf(paper: Paper, wish: PosterWish): Promise<CanvasImageSource | null> {
  const address = await wish.ownCode().catch(() => null);
  return address ? paper.picture(address) : null;
}

interface Square {
  left: number;
  top: number;
  size: number;
}

/** The whole square, or a quarter of it. */
export function squareAt(at: number, count: number): Square {
  if (count < 4) return { left: EDGE, top: EDGE, size: PHOTO };
  const size = (PHOTO - GAP) / 2;
  return { left: EDGE + (at % 2) * (size + GAP), top: EDGE + Math.floor(at / 2) * (size + GAP), size };
}

/** As much of the picture as fills its square, cut at the sides. */
function drawWhole(brush: CanvasRenderingContext2D, picture: CanvasImageSource, { left, top, size }: Square): void {
  const { width, height } = picture as { width: number; height: number };
  const side = Math.min(width, height);
  brush.drawImage(picture, (width - side) / 2, (height - side) / 2, side, side, left, top, size, size);
}

interface Lines {
  top: number;
  size: number;
  most: number;
  colour: string;
  width: number;
}

/** Answers where the text ends. */
function drawLines(brush: CanvasRenderingContext2D, text: string, { top, size, most, colour, width }: Lines): number {
  brush.font = `600 ${size}px ${FONT}`;
  brush.fillStyle = colour;
  brush.textBaseline = 'top';
  const lines = linesOf(text, most, (part) => brush.measureText(part).width <= width);
  lines.forEach((line, at) => brush.fillText(line, EDGE, top + at * size * 1.3));
  return top + lines.length * size * 1.3;
}

/** Cut where the width ends, a word kept whole where there are words; what does not fit ends in "…". */
export function linesOf(text: string, most: number, fits: (part: string) => boolean): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < most) {
    let end = rest.length;
    while (end > 1 && !fits(rest.slice(0, end))) end -= 1;
    const space = rest.lastIndexOf(' ', end);
    if (end < rest.length && space > 0) end = space;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trim();
  }
  if (rest === '') return lines;
  let last = lines[lines.length - 1] ?? '';
  while (last !== '' && !fits(`${last}…`)) last = last.slice(0, -1);
  return [...lines.slice(0, -1), `${last}…`];
}

function drawCode(brush: CanvasRenderingContext2D, link: string, { left, top }: { left: number; top: number }): void {
  const { data, size } = encode(link, { ecc: 'M', border: QUIET_MODULES });
  // Whole pixels: a blurred edge between modules is what cameras stumble over.
  const module = Math.floor(CODE / size);
  const shift = Math.floor((CODE - module * size) / 2);
  brush.fillStyle = light.surface;
  brush.fillRect(left, top, CODE, CODE);
  brush.fillStyle = light.ink;
  data.forEach((row, y) =>
    row.forEach((isDark, x) => {
      if (isDark) brush.fillRect(left + shift + x * module, top + shift + y * module, module, module);
    }),
  );
}
