/**
 * Who the platform says this is, as a code that the shop's server may ask about once. Nothing is asked of the guest: no name,
 * no number. Without an answer of the platform the guest stays unknown, and can still look and choose.
 */
import type { PlatformCode } from '@contracts/guest';

export function identify(): Promise<PlatformCode | null> {
  // #ifdef H5
  return Promise.resolve(null);
  // #endif
  // #ifdef MP-WEIXIN
   
  return new Promise((resolve) => {
    uni.login({
      provider: 'weixin',
      success: ({ code }) => resolve({ code, app_id: uni.getAccountInfoSync().miniProgram.appId }),
      fail: () => resolve(null),
    });
  });
  // #endif
  // #ifdef MP-ALIPAY
   
  return new Promise((resolve) => {
    my.getAuthCode({
      scopes: ['auth_base'],
      success: ({ authCode }) => resolve({ code: authCode, app_id: my.getAppIdSync().appId }),
      fail: () => resolve(null),
    });
  });
  // #endif
}
