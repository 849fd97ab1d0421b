/**
 * Asks the guest, at the moment of paying, whether the shop may tell them about this order outside the app.
 *
 * Each yes is good for one message. The platform shows its own sheet, and only in answer to a tap: call this first in
 * the handler. A browser can keep no such promise and is asked nothing.
 */

/** Whether this platform has such a question at all. */
export const canSubscribe = platformAsks();

/** Template → whether the guest agreed. Empty where nothing was asked or the guest closed the sheet; never an error. */
export async function askToSubscribe(templates: readonly string[]): Promise<Record<string, boolean>> {
  if (!templates.length) return {};
  // #ifdef MP-WEIXIN
  return new Promise((resolve) => {
    uni.requestSubscribeMessage({
      tmplIds: [...templates],
      success: (answer) => resolve(answersOf(templates, answer as unknown as Record<string, unknown>)),
      fail: () => resolve({}),
    });
  });
  // #endif
  // #ifdef MP-ALIPAY
   
  return new Promise((resolve) => {
    // Source: my.requestSubscribeMessage answers with one word for all and, where it knows them, the agreed ones.
    const my = (globalThis as unknown as { my: { requestSubscribeMessage(options: object): void } }).my;
    my.requestSubscribeMessage({
      entityIds: [...templates],
      success: (answer: { behavior?: string; result?: { subscribedEntityIds?: string[] } }) => {
        const agreed = answer.result?.subscribedEntityIds ?? (answer.behavior === 'subscribe' ? templates : []);
        resolve(Object.fromEntries(templates.map((template) => [template, agreed.includes(template)])));
      },
      fail: () => resolve({}),
    });
  });
  // #endif
  // #ifdef H5
   
  return {};
  // #endif
}

function platformAsks(): boolean {
  let asks = false;
  // #ifndef H5
  asks = true;
  // #endif
  return asks;
}

/** WeChat says accept, reject, ban or filter for each template. */
export function answersOf(templates: readonly string[], answer: Record<string, unknown>): Record<string, boolean> {
  const answered = templates.filter((template) => typeof answer[template] === 'string');
  return Object.fromEntries(answered.map((template) => [template, answer[template] === 'accept']));
}
