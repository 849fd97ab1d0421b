/** A short buzz when something landed in the cart or an order is ready. Silent where a device has none. */
export function tick(): void {
  // #ifdef MP-WEIXIN || MP-ALIPAY
  uni.vibrateShort({ fail: () => undefined });
  // #endif
  // #ifdef H5
  if (userHasTouched()) navigator.vibrate?.(12);
  // #endif
}

export function call(): void {
  // #ifdef MP-WEIXIN || MP-ALIPAY
  uni.vibrateLong({ fail: () => undefined });
  // #endif
  // #ifdef H5
  if (userHasTouched()) navigator.vibrate?.([120, 80, 120]);
  // #endif
}

// #ifdef H5
/** Browsers refuse (and log) a buzz before the first touch. */
function userHasTouched(): boolean {
  return navigator.userActivation?.hasBeenActive ?? false;
}
// #endif
