/** Where things stand in the menu, and what of a long one is drawn. */
import { expect, test } from 'vitest';
import { drawn, drawnAhead, place, ROW_SIZES, sectionAt, SPARE_ROWS, STEP_ROWS, stepsOf } from '@/features/menu/layout';

const sizes = ROW_SIZES.normal;

test('sections follow one another without gaps', () => {
  const placed = place([2, 3], sizes);

  expect(placed).toEqual([
    { top: 0, height: sizes.head + 2 * sizes.row, count: 2 },
    { top: sizes.head + 2 * sizes.row, height: sizes.head + 3 * sizes.row, count: 3 },
  ]);
});

test('the rail is in step with the list at every offset', () => {
  const placed = place([2, 3, 1], sizes);

  expect(sectionAt(placed, -50)).toBe(0);
  expect(sectionAt(placed, placed[1].top - 1)).toBe(0);
  expect(sectionAt(placed, placed[1].top)).toBe(1);
  expect(sectionAt(placed, 99_999)).toBe(2);
});

test('only a short menu is drawn whole, step by step from the top', () => {
  const [section] = place([60], sizes);
  const start = { top: 0, height: 800, spare: SPARE_ROWS };

  expect([drawnAhead(80), drawnAhead(200)]).toEqual([80, 0]);
  expect(drawn(section, sizes, start, 30)).toEqual({ from: 0, to: 30 });
  expect(drawn(section, sizes, start, 60)).toEqual({ from: 0, to: 60 });
  // Far below, the view goes before what is drawn ahead.
  expect(drawn(section, sizes, { top: 40 * sizes.row, height: 800, spare: SPARE_ROWS }, 12).from).toBeGreaterThan(12);
});

test('of a menu of two hundred only the rows near the window are drawn', () => {
  const [section] = place([200], sizes);
  const span = drawn(section, sizes, { top: 100 * sizes.row, height: 800, spare: SPARE_ROWS });

  expect(span.from).toBeGreaterThan(80);
  expect(span.from).toBeLessThanOrEqual(99);
  expect(span.to).toBeGreaterThanOrEqual(107);
  expect(span.to - span.from).toBeLessThan(40);
});

test('a small scroll draws nothing new', () => {
  const [section] = place([200], sizes);
  const spans = [0, 10, 30].map((more) => drawn(section, sizes, { top: 40 * sizes.row + 60 + more, height: 800, spare: SPARE_ROWS }));

  expect(new Set(spans.map((span) => JSON.stringify(span))).size).toBe(1);
});

test('a section far away draws nothing', () => {
  const placed = place([150, 150], sizes);
  expect(drawn(placed[1], sizes, { top: 0, height: 800, spare: SPARE_ROWS })).toEqual({ from: 0, to: 0 });
});

test('what a jump shows is drawn without a row to spare, in whole steps', () => {
  const placed = place([30, 200], sizes);
  const view = { top: placed[1].top, height: 784, spare: 0 };

  expect(placed.map((section) => drawn(section, sizes, view))).toEqual([
    { from: 0, to: 0 },
    { from: 0, to: 8 },
  ]);
});

test('rows stay together in steps, whatever part of them is drawn', () => {
  const rows = Array.from({ length: 2 * STEP_ROWS + 1 }, (_, at) => at);
  expect(stepsOf(rows)).toEqual([rows.slice(0, STEP_ROWS), rows.slice(STEP_ROWS, 2 * STEP_ROWS), rows.slice(2 * STEP_ROWS)]);
});
