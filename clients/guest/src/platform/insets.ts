/** Room at the top that belongs to the phone: status bar, and WeChat's capsule to the right of our header. */
export interface Insets {
  top: number;
  right: number;
}

export const insets: Insets = measure();

function measure(): Insets {
  // #ifdef MP-WEIXIN || MP-ALIPAY
  const { statusBarHeight = 0, windowWidth } = uni.getWindowInfo();
  const capsule = uni.getMenuButtonBoundingClientRect?.();
  return { top: statusBarHeight, right: capsule ? windowWidth - capsule.left : 96 };
  // #endif
  // #ifdef H5
  return { top: 0, right: 0 }; // the browser's safe area is CSS's business
  // #endif
}

/** Height of the window in px, as it is now. */
export function windowHeight(): number {
  // #ifdef H5
  // uni's answer measures the safe area first and makes the browser lay out a page that is not there yet.
  return window.innerHeight;
  // #endif
  // #ifndef H5
  return uni.getWindowInfo().windowHeight;
  // #endif
}

/** Where an element stands on the page in view, or null when it is not there. */
export function rectOf(selector: string): Promise<{ top: number; height: number } | null> {
  // #ifdef H5
  // The platform's own query fails while one page gives way to the next.
  const rect = document.querySelector(selector)?.getBoundingClientRect();
  return Promise.resolve(rect ? { top: rect.top, height: rect.height } : null);
  // #endif
  // #ifndef H5
  return new Promise((resolve) => {
    uni
      .createSelectorQuery()
      .select(selector)
      .boundingClientRect((found) => {
        const rect = found as UniApp.NodeInfo | null;
        resolve(rect && rect.top !== undefined ? { top: rect.top, height: rect.height ?? 0 } : null);
      })
      .exec();
  });
  // #endif
}
