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

/** The first screen is drawn: takes away the shape that stood in for it. */
export function liftCurtain(): void {
  // #ifdef H5
  document.getElementById('dd-first')?.remove();
  // #endif
}
