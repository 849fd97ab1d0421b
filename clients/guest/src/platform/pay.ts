/**
 * Hands the guest over to the payment service and tells how it went, as far as this phone knows.
 *
 * What the phone believes is a hint; the server's answer (`wire.payment`) is the truth.
 */
import type { PaymentChannel, PaymentPayload } from '@contracts/guest';

/** `left`: the guest is on another site now. `closed`: turned away. `done`: the service said thanks. */
export type HandedOver = 'left' | 'done' | 'closed' | 'impossible';

export function paymentChannel(): PaymentChannel {
  let channel: PaymentChannel = 'h5';
  // #ifdef MP-WEIXIN
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
   
  void payload;
  void returnTo;
  return 'impossible';
  // #endif
}
