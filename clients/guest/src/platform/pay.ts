/**
 * Hands the guest over to the payment service and tells how it went, as far as this phone knows.
 *
 * What the phone believes is a hint; the server's answer (`wire.payment`) is the truth.
 */
import type { PaymentChannel, PaymentMeans, PaymentPayload } from '@contracts/guest';
import { afterTradePay, type HandedOver } from './tradePay';

/** By what means the guest pays where this client runs: each app has its own, and knows no other. */
export function paymentMeans(): PaymentMeans {
  let means: PaymentMeans = 'wechatpay';
  // #ifdef MP-ALIPAY
  means = 'alipay';
  // #endif
  return means;
}

export function paymentChannel(): PaymentChannel {
  let channel: PaymentChannel = 'h5';
  // #ifdef MP-WEIXIN || MP-ALIPAY
  channel = 'jsapi';
  // #endif
  return channel;
}

/** `returnTo`: where the cashier page sends the guest afterwards (complete address). */
export async function handOver(payload: PaymentPayload, returnTo: string): Promise<HandedOver> {
  // #ifdef H5
  if (!payload.h5_url) return 'impossible';
  // Source: WeChat Pay H5 payment, parameter `redirect_url` appended to the given address.
  const joint = payload.h5_url.includes('?') ? '&' : '?';
  window.location.assign(`${payload.h5_url}${joint}redirect_url=${encodeURIComponent(returnTo)}`);
  return 'left';
  // #endif
  // #ifdef MP-WEIXIN
   
  void returnTo;
  const order = payload.jsapi;
  if (!order) return 'impossible';
  return new Promise((resolve) => {
    uni.requestPayment({
      provider: 'wxpay',
      ...order,
      success: () => resolve('done'),
      fail: () => resolve('closed'),
    } as unknown as UniApp.RequestPaymentOptions);
  });
  // #endif
  // #ifdef MP-ALIPAY
   
  void returnTo;
  const tradeNO = payload.trade_no ?? '';
  if (!tradeNO) return 'impossible';
  return new Promise((resolve) => {
    my.tradePay({ tradeNO, success: ({ resultCode }) => resolve(afterTradePay(resultCode)), fail: () => resolve('unclear') });
  });
  // #endif
}
