/** The page as the browser sees it: its title, other windows, and the moment it goes away. */

/** Set the title of the tab; answers the one it had. */
export function titleTab(title: string): string {
  const before = document.title;
  document.title = title;
  return before;
}

export function openTab(path: string): void {
  window.open(path, "_blank", "noopener");
}

/** A small window of its own, for a ticket that prints itself. */
export function openSmallWindow(path: string): void {
  window.open(path, "_blank", "width=420,height=760");
}

/** Be told when the page goes away: the last moment to send something. */
export function onLeaving(then: () => void): void {
  if (typeof window !== "undefined") addEventListener("pagehide", then);
}

/** Ask before the tab closes, while `isDirty` says so; answers how to stop asking. */
export function guardLeaving(isDirty: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (isDirty()) event.preventDefault();
  };
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}

export function printPage(): void {
  window.print();
}

/** Put text on the clipboard; false where the browser forbids it (plain HTTP). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The value a token has now, for what draws without style sheets. */
export function tokenValue(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--dd-${name}`).trim();
}

/** Call again and again while the tab is seen, and at once when it is seen again; answers how to stop. */
export function whileSeen(everyMs: number, then: () => void): () => void {
  const timer = setInterval(() => document.visibilityState === "visible" && then(), everyMs);
  const seen = () => document.visibilityState === "visible" && then();
  document.addEventListener("visibilitychange", seen);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", seen);
  };
}

/** Give the person a file to keep. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Where this console is reached from here: what one types on another device. */
export function pageOrigin(): string {
  return location.origin;
}
