/** Short messages at the edge of the screen. One with an undo stays five seconds and counts down. */
import { reactive, readonly } from "vue";

export type ToastState = "info" | "success" | "error";

export interface Toast {
  id: number;
  text: string;
  state: ToastState;
  lasts_ms: number;
  undo: (() => void) | undefined;
  undoLabel: string | undefined;
}

const UNDO_MS = 5000;
const list = reactive<Toast[]>([]);
let last = 0;

export const toasts = readonly(list);

export function dismiss(id: number): void {
  const at = list.findIndex((toast) => toast.id === id);
  if (at >= 0) list.splice(at, 1);
}

export function toast(text: string, options: { state?: ToastState; undo?: () => void; undoLabel?: string } = {}): number {
  last += 1;
  const id = last;
  const lasts_ms = options.undo ? UNDO_MS : options.state === "error" ? 6000 : 3000;
  list.push({ id, text, state: options.state ?? "info", lasts_ms, undo: options.undo, undoLabel: options.undoLabel });
  if (list.length > 3) list.shift();
  setTimeout(() => dismiss(id), lasts_ms);
  return id;
}
