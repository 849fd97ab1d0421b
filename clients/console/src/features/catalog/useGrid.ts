/**
 * A table that is walked and edited like a spreadsheet: arrows walk, Enter or a letter edits, Esc gives up, Enter and Tab
 * take over and go on. One cell has the focus of the page at a time.
 */
import { nextTick, ref, type Ref } from "vue";

export interface Cell {
  row: number;
  column: number;
}

export function useGrid(root: Readonly<Ref<HTMLElement | null>>, size: { rows: () => number; columns: () => number }) {
  const active = ref<Cell>({ row: 0, column: 0 });
  const editing = ref<Cell | null>(null);
  /** The letter that began the editing, to replace what stood there. */
  const opening = ref<string | null>(null);

  const isActive = (row: number, column: number) => active.value.row === row && active.value.column === column;
  const isEditing = (row: number, column: number) => editing.value?.row === row && editing.value.column === column;

  async function focusCell() {
    await nextTick();
    const { row, column } = active.value;
    root.value?.querySelector<HTMLElement>(`[data-cell="${String(row)}:${String(column)}"]`)?.focus();
  }
  function go(row: number, column: number) {
    const rows = size.rows();
    const columns = size.columns();
    active.value = { row: Math.min(Math.max(row, 0), rows - 1), column: Math.min(Math.max(column, 0), columns - 1) };
    void focusCell();
  }
  function edit(row: number, column: number, letter: string | null = null) {
    active.value = { row, column };
    opening.value = letter;
    editing.value = { row, column };
  }
  /** Leave the editor; `step` says where to go on. */
  function done(step: { rows?: number; columns?: number } = {}) {
    const { row, column } = active.value;
    editing.value = null;
    go(row + (step.rows ?? 0), column + (step.columns ?? 0));
  }

  /** Keys on a cell that is not being edited; `canEdit` says whether it can be. */
  function onCellKey(event: KeyboardEvent, row: number, column: number, canEdit: boolean) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      go(row + step[0], column + step[1]);
    } else if (event.key === "Enter" || event.key === "F2" || event.key === " ") {
      event.preventDefault();
      if (canEdit) edit(row, column);
      else (event.currentTarget as HTMLElement).querySelector<HTMLElement>("button, select")?.click();
    } else if (canEdit && event.key.length === 1) {
      event.preventDefault();
      edit(row, column, event.key);
    }
  }

  return { active, opening, isActive, isEditing, go, edit, done, onCellKey };
}
