/** How words find room on a poster. */
import { expect, test } from 'vitest';
import { linesOf } from '@/features/share/poster';

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
