/**
 * House rules of the clients that a machine can hold.
 *
 * Shared packages and browser tests are linted with types; the two apps without (vue-tsc looks at their types).
 */
import eslint from "@eslint/js";
import vue from "eslint-plugin-vue";
import globals from "globals";
import tseslint from "typescript-eslint";

const CHINESE = "/[\\u3400-\\u9fff]/";
const PLATFORM_ONLY = [
  "uni",
  "wx",
  "my",
  "window",
  "document",
  "navigator",
  "location",
  "history",
  "localStorage",
  "sessionStorage",
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "Notification",
  "AudioContext",
  "speechSynthesis",
  "matchMedia",
].map((name) => ({ name, message: "Only platform/ speaks to the platform." }));

const house = {
  "@typescript-eslint/no-explicit-any": "error",
  "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
  "no-console": "error",
  "no-alert": "error",
  eqeqeq: "error",
  "max-lines": ["error", 400],
};

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/**",
      "**/dist/**",
      "**/unpackage/**",
      "e2e/test-results/**",
      "e2e/playwright-report/**",
      "packages/contracts/src/generated/**",
      "**/*.d.ts",
    ],
  },
  eslint.configs.recommended,
  {
    name: "shared packages and browser tests",
    files: ["packages/**/*.ts", "e2e/**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...house,
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    name: "wire and words know no platform",
    files: ["packages/{wire,words,contracts,tokens}/src/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "no-restricted-globals": ["error", ...PLATFORM_ONLY, { name: "Intl", message: "Only zones.ts asks Intl, and does without." }] },
  },
  { files: ["packages/words/src/zones.ts"], rules: { "no-restricted-globals": "off" } },
  {
    name: "apps",
    files: ["console/**/*.{ts,vue}", "guest/**/*.{ts,vue}"],
    extends: [tseslint.configs.strict, vue.configs["flat/essential"]],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, extraFileExtensions: [".vue"] },
      globals: { ...globals.browser },
    },
    rules: {
      ...house,
      "no-undef": "off",
      "vue/block-lang": ["error", { script: { lang: "ts" } }],
      "vue/component-api-style": ["error", ["script-setup"]],
      "vue/define-props-declaration": "error",
      "vue/define-emits-declaration": "error",
      "vue/no-v-html": "error",
      "vue/no-unused-refs": "error",
      "vue/require-explicit-emits": "error",
      "vue/require-typed-ref": "error",
      "vue/no-bare-strings-in-template": ["error", { allowlist: [..."¥·×+−-–—/:：，,.（）()%#&…|→←↑↓✓✕*“”", "Esc", "Enter", "Ctrl", "Z", "K"] }],
    },
  },
  {
    name: "only platform/ speaks to the platform",
    files: ["console/src/**/*.{ts,vue}", "guest/src/**/*.{ts,vue}"],
    ignores: ["**/platform/**", "**/*.test.ts"],
    rules: { "no-restricted-globals": ["error", ...PLATFORM_ONLY] },
  },
  {
    name: "uni-app names pages by their folder",
    files: ["guest/src/{pages,sub}/**/*.vue"],
    rules: { "vue/multi-word-component-names": "off" },
  },
  {
    name: "one source, several platforms: what another platform's #ifdef takes away is not dead",
    files: ["guest/src/**/*.{ts,vue}"],
    rules: { "no-useless-assignment": "off", "no-unreachable": "off" },
  },
  {
    name: "all words on screen go through i18n",
    files: ["console/src/**/*.{ts,vue}", "guest/src/**/*.{ts,vue}"],
    // The search's pinyin tables are data, not words on screen.
    ignores: ["**/i18n/**", "**/*.test.ts", "**/menu/{search,pinyin}*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: `Literal[value=${CHINESE}]`, message: "Words on screen live in i18n/." },
        { selector: `TemplateElement[value.raw=${CHINESE}]`, message: "Words on screen live in i18n/." },
      ],
    },
  },
  {
    name: "the gallery shows base parts to their maker, not to guests",
    files: ["guest/src/sub/gallery/**/*.vue"],
    rules: { "no-restricted-syntax": "off", "vue/no-bare-strings-in-template": "off" },
  },
  {
    name: "scripts and settings of tools",
    files: ["**/*.{js,mjs,cjs}", "**/vite.config.ts", "**/vitest.config.ts", "**/playwright.config.ts", "**/scripts/**", "guest/build/**"],
    languageOptions: { globals: { ...globals.node } },
    rules: { "no-console": "off" },
  },
  {
    name: "settings of tools in TypeScript",
    files: ["*.ts"],
    extends: [tseslint.configs.strict],
  },
);
