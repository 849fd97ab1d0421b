/**
 * Gives the keyboard to our own controls: Enter and Space press them, arrows walk through groups.
 *
 * One listener for the page instead of one per control. Mini-programs have no keyboard: nothing happens there.
 */
const PRESSED_BY_KEYS = '[role="button"],[role="checkbox"],[role="radio"],[role="switch"],[role="tab"],[role="link"]';
const GROUP_OF = { radio: '[role="radiogroup"]', tab: '[role="tablist"]' } as const;

export function installKeyboard(): void {
  // #ifdef H5
  document.addEventListener('keydown', (event) => {
    const control = (event.target as Element | null)?.closest?.<HTMLElement>(PRESSED_BY_KEYS);
    if (!control || event.target !== control || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (!event.repeat && control.getAttribute('aria-disabled') !== 'true') control.click();
    } else {
      walk(control, event);
    }
  });
  // #endif
}

// #ifdef H5
function walk(control: HTMLElement, event: KeyboardEvent): void {
  const role = control.getAttribute('role');
  if (role !== 'radio' && role !== 'tab') return;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const group = control.closest(GROUP_OF[role]);
  if (!step || !group) return;
  const peers = Array.from(group.querySelectorAll<HTMLElement>(`[role="${role}"]:not([aria-disabled="true"])`));
  const next = peers[(peers.indexOf(control) + step + peers.length) % peers.length];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.click();
}
// #endif
