/** Tests of the guest client's logic, compiled as for a mini-program: no document, no window, only `uni`. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { conditionalCode } from './tests/support/conditional-code';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@wire': here('../packages/wire/src'),
      '@words': here('../packages/words/src'),
      '@tokens': here('../packages/tokens/src'),
      '@contracts': here('../packages/contracts/src'),
      '@': here('src'),
    },
  },
  plugins: [conditionalCode('MP-WEIXIN')],
  test: { include: ['tests/**/*.test.ts'], setupFiles: ['tests/support/uni.ts'], environment: 'node' },
});
