/**
 * What the phone says about light and motion, and what the page outside our own root must know of it.
 */
import { readonly, ref } from 'vue';

const dark = ref(systemIsDark());
export const systemPrefersDark = readonly(dark);

uni.onThemeChange?.(({ theme }) => {
  dark.value = theme === 'dark';
});

// #ifdef H5
window.matchMedia('(prefers-color-scheme: dark)').addEventListener?.('change', (event) => {
  dark.value = event.matches;
});
// #endif

function systemIsDark(): boolean {
  // #ifdef H5
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
  // #endif
  // #ifndef H5
   
  return uni.getSystemInfoSync().theme === 'dark';
  // #endif
}

/** Paints what lies outside our root element: the page behind it, the browser's bar, the language of the document. */
export function dressDocument(dress: {
  classes: string[];
  variables: Record<string, string>;
  language: string;
  paper: string;
}): void {
  // #ifdef H5
  const root = document.documentElement;
  root.classList.remove(...Array.from(root.classList).filter((name) => /^dd-(light|dark|text-)/.test(name)));
  root.classList.add(...dress.classes);
  for (const [name, value] of Object.entries(dress.variables)) root.style.setProperty(name, value);
  root.lang = dress.language;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', dress.paper);
  // #endif
  // #ifndef H5
  uni.setBackgroundColor?.({ backgroundColor: dress.paper, fail: () => undefined });
  // #endif
}

/** The language the phone is set to, as a tag: "zh-Hans", "en-GB". */
export function systemLanguage(): string {
  // #ifdef H5
  return navigator.language || 'zh-CN';
  // #endif
  // #ifndef H5
   
  return uni.getSystemInfoSync().language || 'zh-CN';
  // #endif
}

/** How long the server's drawing of the first screen may stand in for a menu that does not come. */
const CURTAIN_MS = 4000;

const drawing = ref(findDrawing() !== null);
/** The server's drawing of the first screen stands in front: nobody sees a shape of our own behind it. */
export const isDrawnAhead = readonly(drawing);

/**
 * Takes away what stood in for the first screen: a mere shape at once, the server's drawing of it as soon as the screen has more
 * to show than a shape of its own.
 */
export function liftCurtain({ isLoading }: { isLoading: boolean }): void {
  // #ifdef H5
  if (isLoading && drawing.value) {
    setTimeout(() => liftCurtain({ isLoading: false }), CURTAIN_MS);
    return;
  }
  document.getElementById('dd-first')?.remove();
  drawing.value = false;
  // #endif
  // #ifndef H5
  void isLoading;
  // #endif
}

function findDrawing(): object | null {
  // #ifdef H5
  return document.querySelector('html:not(.dd-own-first) .dd-first-drawn');
  // #endif
  // #ifndef H5
  return null;
  // #endif
}
