/** Hands an order's words to another person: the system's share sheet, or the clipboard. */
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
