/** Hands something to another person: words by the system's share sheet or the clipboard, a screen as a mini-program's card. */
import type { Route } from '@/routes';
import { address, type Query } from './navigation';

/** What a page answers when its guest shares it from the platform's own menu. */
export interface ShareCard {
  title: string;
  path: string;
  query: string;
}

/** The card that opens a screen of ours; the receiver needs no code to scan. */
export function cardOf(title: string, route: Route, query: Query): ShareCard {
  const path = address(route, query);
  return { title, path, query: path.split('?')[1] ?? '' };
}

/** Whether a code of the platform's own opens this program; a link opens the browser build. */
export function hasOwnCodes(): boolean {
  let hasThem = false;
  // #ifdef MP-WEIXIN
  hasThem = true;
  // #endif
  return hasThem;
}

export type Shared = 'shared' | 'copied' | 'refused';

export async function share(words: { title: string; text: string }): Promise<Shared> {
  // #ifdef H5
  if (navigator.share) {
    try {
      await navigator.share(words);
      return 'shared';
    } catch {
      return 'refused';
    }
  }
  // #endif
  return new Promise((resolve) => {
    uni.setClipboardData({
      data: `${words.title}\n${words.text}`,
      showToast: false,
      success: () => resolve('copied'),
      fail: () => resolve('refused'),
    });
  });
}
