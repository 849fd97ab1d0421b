/**
 * Where everything in the list stands, by arithmetic: rows have a fixed height per text size. So a jump lands exactly,
 * the rail knows its place while scrolling, and a long menu draws only the rows near the eye. Pure.
 */
import type { TextSize } from '@tokens/scale';

export interface RowSizes {
  head: number;
  row: number;
}

/** As in the styles of `ItemRows` and `MenuList`. */
export const ROW_SIZES: Record<TextSize, RowSizes> = {
  normal: { head: 44, row: 120 },
  large: { head: 50, row: 134 },
  'x-large': { head: 58, row: 150 },
};

/** Elder mode: larger pictures and targets, no second line. */
export const ELDER_SIZES: RowSizes = { head: 64, row: 148 };

/** Menus up to here end up drawn whole, for ears and for "find in page"; the browser skips what is out of sight by itself. */
const DRAWN_WHOLE = 120;
/** Rows drawn beyond each edge of the screen while it is scrolled, and the step in which the drawn part moves. */
export const SPARE_ROWS = 8;
export const STEP_ROWS = 4;

export interface Placed {
  top: number;
  height: number;
  count: number;
}

export function place(counts: readonly number[], sizes: RowSizes): Placed[] {
  let top = 0;
  return counts.map((count) => {
    const placed = { top, height: sizes.head + count * sizes.row, count };
    top += placed.height;
    return placed;
  });
}

/** Which section lies under this offset of the list. */
export function sectionAt(placed: readonly Placed[], offset: number): number {
  let found = 0;
  placed.forEach((section, index) => {
    if (section.top <= offset) found = index;
  });
  return found;
}

/** What of the list is in view, in px from its top, and how many rows beyond each edge to draw with it. */
export interface View {
  top: number;
  height: number;
  spare: number;
}

/** Rows in the steps in which they are drawn: what stands in one stays together. */
export function stepsOf<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / STEP_ROWS) }, (_, at) => rows.slice(at * STEP_ROWS, (at + 1) * STEP_ROWS));
}

export interface Span {
  from: number;
  to: number;
}

/** How many rows from the top a menu may be drawn beyond what is in view: all of a short one, none of a long one. */
export function drawnAhead(total: number): number {
  return total <= DRAWN_WHOLE ? total : 0;
}

/** The rows of a section to draw, for the part of the list that is in view; in steps, so that most scrolling changes nothing. */
export function drawn(section: Placed, sizes: RowSizes, view: View, ahead = 0): Span {
  const first = Math.floor((view.top - section.top - sizes.head) / sizes.row) - view.spare;
  const last = Math.ceil((view.top + view.height - section.top - sizes.head) / sizes.row) + view.spare;
  if (first >= section.count && ahead <= 0) return { from: 0, to: 0 };
  const from = Math.floor(first / STEP_ROWS) * STEP_ROWS;
  const to = Math.ceil(last / STEP_ROWS) * STEP_ROWS;
  // What is drawn ahead counts from the section's first row; it joins the view only without a gap.
  if (ahead >= clamp(from, section.count)) return { from: 0, to: Math.max(clamp(to, section.count), clamp(ahead, section.count)) };
  return { from: clamp(from, section.count), to: clamp(to, section.count) };
}

function clamp(row: number, count: number): number {
  return Math.min(count, Math.max(0, row));
}
