/**
 * How this device likes its screens: light or dark, how dense, how large, which language. It owns the classes on <html>.
 */
import { brandVariables, SCHEME_CLASS, TEXT_CLASS, TEXT_SIZES, type Scheme, type TextSize } from "@tokens";
import { languageOf, type Language } from "@words/i18n";
import { computed, ref, watch, watchEffect } from "vue";
import { remembered } from "./storage";

export type Theme = "auto" | "light" | "dark";
export type Density = "comfortable" | "compact";

const darkQuery = typeof matchMedia === "undefined" ? undefined : matchMedia("(prefers-color-scheme: dark)");
const systemIsDark = ref(darkQuery?.matches ?? false);
darkQuery?.addEventListener("change", (change) => (systemIsDark.value = change.matches));

export const theme = remembered<Theme>("theme", "auto");
export const density = remembered<Density>("density", "comfortable");
export const textSize = remembered<TextSize>("textSize", "normal");
export const language = remembered<Language>(
  "language",
  languageOf(typeof navigator === "undefined" ? "zh" : navigator.language),
);

export const scheme = computed<Scheme>(() => {
  if (theme.value === "auto") return systemIsDark.value ? "dark" : "light";
  return theme.value;
});

/** The brand's own accent; null is the product's. */
export const brandAccent = ref<string | null>(null);

/** Keep <html> in step with the choices; called once by the app. */
export function dressPage(): void {
  const root = document.documentElement;
  watchEffect(() => {
    root.classList.toggle(SCHEME_CLASS.light, scheme.value === "light");
    root.classList.toggle(SCHEME_CLASS.dark, scheme.value === "dark");
    for (const size of TEXT_SIZES) root.classList.toggle(TEXT_CLASS[size], textSize.value === size);
    root.classList.toggle("density-compact", density.value === "compact");
    root.lang = language.value === "zh" ? "zh-CN" : "en";
  });
  watch(
    [brandAccent, scheme],
    () => {
      for (const [name, value] of Object.entries(brandVariables(brandAccent.value, scheme.value))) {
        root.style.setProperty(name, value);
      }
    },
    { immediate: true },
  );
}
