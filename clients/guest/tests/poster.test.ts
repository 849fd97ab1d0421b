/** How words find room on a poster. */
import { expect, test } from 'vitest';
import { linesOf, squareAt } from '@/features/share/poster';

const upTo = (most: number) => (part: string) => part.length <= most;

test('a name that fits stands on one line', () => {
  expect(linesOf('拿铁', 2, upTo(6))).toEqual(['拿铁']);
});

test('words are kept whole, signs without spaces are cut where the line ends', () => {
  expect(linesOf('Oat milk latte', 3, upTo(8))).toEqual(['Oat milk', 'latte']);
  expect(linesOf('桂花酒酿小圆子拿铁', 2, upTo(6))).toEqual(['桂花酒酿小圆', '子拿铁']);
});

test('what finds no room is shown to go on', () => {
  expect(linesOf('桂花酒酿小圆子拿铁', 1, upTo(6))).toEqual(['桂花酒酿小…']);
});

test('one picture fills the square, four share it with a gap between them', () => {
  expect(squareAt(0, 1)).toEqual({ left: 48, top: 48, size: 654 });
  expect([0, 1, 2, 3].map((at) => squareAt(at, 4))).toEqual([
    { left: 48, top: 48, size: 323 },
    { left: 379, top: 48, size: 323 },
    { left: 48, top: 379, size: 323 },
    { left: 379, top: 379, size: 323 },
  ]);
});
