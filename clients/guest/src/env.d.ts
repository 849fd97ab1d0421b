/// <reference types="vite/client" />
interface ImportMetaEnv {
  /** Origin of the shop's server, for mini-programs; the browser build talks to where it came from. */
  readonly VITE_API_ORIGIN?: string;
}

/** Alipay's own calls, as far as uni-app has no name for them. */
declare const my: {
  getAuthCode(options: { scopes: string[]; success: (answer: { authCode: string }) => void; fail: () => void }): void;
  getAppIdSync(): { appId: string };
  tradePay(options: { tradeNO: string; success: (answer: { resultCode: string }) => void; fail: () => void }): void;
};

declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  export default component;
}
