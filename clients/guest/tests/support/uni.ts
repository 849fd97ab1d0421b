/** A phone without a screen: storage, network and requests as uni-app offers them, all in memory. */
import { beforeEach } from 'vitest';

export interface Asked {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body: unknown;
}
/** What a server answers; null is a dead spot: the request may have arrived, no answer comes back. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string> } | null;
type Server = (asked: Asked) => Answer | Promise<Answer>;

const storage = new Map<string, string>();
const networkListeners = new Set<(status: { isConnected: boolean; networkType: string }) => void>();
let server: Server = () => null;

export const phone = {
  storage,
  /** Every request since the test began. */
  asked: [] as Asked[],
  serve(next: Server): void {
    server = next;
  },
  network(isConnected: boolean): void {
    for (const listener of networkListeners) listener({ isConnected, networkType: isConnected ? 'wifi' : 'none' });
  },
};

interface RequestOptions {
  url: string;
  method: string;
  header: Record<string, string>;
  data?: string;
  success: (answer: { statusCode: number; header: Record<string, string>; data: string }) => void;
  fail: (failure: { errMsg: string }) => void;
}

async function request({ url, method, header, data, success, fail }: RequestOptions): Promise<void> {
  const [path = '', query = ''] = url.split('?');
  if (path.endsWith('/session')) {
    // Silent and everywhere the same: tests are about what comes after it.
    success({ statusCode: 200, header: {}, data: JSON.stringify({ guest: { id: 'gst_1' }, token: 'token', live_url: '', server_time: '' }) });
    return;
  }
  const asked: Asked = { method, path, query, headers: header, body: data === undefined ? undefined : (JSON.parse(data) as unknown) };
  phone.asked.push(asked);
  const answer = await server(asked);
  if (answer === null) fail({ errMsg: 'request:fail' });
  else success({ statusCode: answer.status, header: answer.headers ?? {}, data: JSON.stringify(answer.body) });
}

Object.assign(globalThis, {
  uni: {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: string) => storage.set(key, value),
    removeStorageSync: (key: string) => storage.delete(key),
    getStorageInfoSync: () => ({ keys: Array.from(storage.keys()) }),
    onNetworkStatusChange: (listener: (status: { isConnected: boolean; networkType: string }) => void) => networkListeners.add(listener),
    getNetworkType: () => undefined,
    onAppShow: () => undefined,
    login: ({ success }: { success: (answer: { code: string }) => void }) => success({ code: 'code' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0' } }),
    getSystemInfoSync: () => ({ language: 'zh-Hans', theme: 'light' }),
    vibrateShort: () => undefined,
    vibrateLong: () => undefined,
    request: (options: RequestOptions) => void request(options),
  },
});

beforeEach(() => {
  storage.clear();
  phone.asked = [];
  phone.serve(() => null);
});
