/**
 * Build of the guest client. Vite 5 and Vue 3.4 are what uni-app pins; nothing else inherits them.
 *
 * `/m/` is where the shop's server mounts the browser build; mini-programs have no base.
 */
import { fileURLToPath } from 'node:url';
import * as uniPlugin from '@dcloudio/vite-plugin-uni';
import { defineConfig, type PluginOption } from 'vite';
import { askEarly, firstScreenChunk, preloadFirstScreen } from './build/first-screen';
import { miniProgramHosts } from './build/mini-program-hosts';
import { miniProgramTemplates } from './build/mini-program-templates';
import { openOffline } from './build/offline';

type UniPlugin = (options: object) => PluginOption;
const loaded = uniPlugin as unknown as { default?: UniPlugin | { default: UniPlugin } };
const uni = (typeof loaded.default === 'object' ? loaded.default.default : loaded.default) as UniPlugin;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Where the shop's server mounts the browser build; `manifest.json` says the same to the router. */
const BASE = '/m/';
const isBrowser = (process.env.UNI_PLATFORM ?? 'h5') === 'h5';

export default defineConfig({
  base: isBrowser ? BASE : undefined,
  resolve: {
    alias: {
      '@': here('src'),
      '@wire': here('../packages/wire/src'),
      '@words': here('../packages/words/src'),
      '@tokens': here('../packages/tokens/src'),
      '@contracts': here('../packages/contracts/src'),
    },
  },
  plugins: [
    ...(isBrowser ? [askEarly(), preloadFirstScreen(BASE), openOffline(BASE)] : [miniProgramHosts()]),
    uni({
      vueOptions: isBrowser ? {} : { template: { compilerOptions: { nodeTransforms: [miniProgramTemplates] } } },
    }),
  ],
  build: {
    target: 'es2018',
    cssTarget: 'chrome80',
    rollupOptions: isBrowser ? { output: { manualChunks: firstScreenChunk } } : {},
  },
  server: { port: Number(process.env.PORT ?? 5173), proxy: { '/api': apiOrigin(), '/media': apiOrigin() } },
});

function apiOrigin(): string {
  return process.env.DIANDAN_ORIGIN ?? 'http://127.0.0.1:8700';
}
