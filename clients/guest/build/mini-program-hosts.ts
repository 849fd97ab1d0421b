/**
 * Lets our components vanish from a mini-program's tree: without this each stands in an element of its own, and flex
 * layouts that hold in a browser fall apart. Pages keep theirs.
 */
import type { Plugin } from 'vite';

const OPENING = '<script setup lang="ts">';

export function miniProgramHosts(): Plugin {
  return {
    name: 'mini-program-hosts',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/(components|features|platform)\/.*\.vue$/.test(id) || !code.includes(OPENING)) return null;
      return { code: code.replace(OPENING, `${OPENING} defineOptions({ options: { virtualHost: true } });`), map: null };
    },
  };
}
