/** uni-app's `#ifdef` comments, honoured in tests: keeps what one platform would keep. */
import type { Plugin } from 'vite';

const MARK = /^\s*(?:\/\/|\/\*|<!--)\s*#(ifdef|ifndef|endif)\s*([\w\s|-]*?)\s*(?:\*\/|-->)?\s*$/;

export function kept(code: string, platform: string): string {
  const stack: boolean[] = [];
  return code
    .split('\n')
    .map((line) => {
      const [, word, condition = ''] = MARK.exec(line) ?? [];
      if (word === 'endif') stack.pop();
      else if (word) {
        const names = condition.split('||').map((name) => name.trim());
        stack.push(names.includes(platform) === (word === 'ifdef'));
      }
      return word || stack.includes(false) ? '' : line;
    })
    .join('\n');
}

export function conditionalCode(platform: string): Plugin {
  return {
    name: 'conditional-code',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/src/') || !code.includes('#if')) return null;
      return { code: kept(code, platform), map: null };
    },
  };
}
