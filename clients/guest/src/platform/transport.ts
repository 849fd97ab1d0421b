/** How wire's requests, sockets and notes travel on uni-app: `uni.request`, `uni.connectSocket`, storage. */
import { NoAnswer, type Http, type HttpRequest, type HttpResponse, type Platform, type SocketFactory, type Store } from '@wire/platform';
import { takeEarly } from './early';
import type { SentFile } from './photos';

const http: Http = {
  send: async (request) => (await takeEarly(request)) ?? (await send(request)),
};

function send(request: HttpRequest): Promise<HttpResponse> {
  return typeof request.body === 'object' ? upload(request, request.body.field, request.body.file as SentFile) : ask(request);
}

/** One file of a multipart body; the phone says how far it got. */
function upload(request: HttpRequest, name: string, { path, onProgress }: SentFile): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const task = uni.uploadFile({
      url: request.url,
      filePath: path,
      name,
      header: request.headers,
      timeout: request.timeoutMs,
      success: ({ statusCode, data }) => resolve({ status: statusCode, headers: {}, body: data }),
      fail: ({ errMsg }: { errMsg?: string }) => reject(new NoAnswer(/time/i.test(errMsg ?? '') ? 'timeout' : 'offline')),
      // Without a callback uni answers with a promise instead of the task.
      complete: () => undefined,
    });
    task.onProgressUpdate(({ progress }) => onProgress?.(progress));
  });
}

function ask(request: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    uni.request({
      url: request.url,
      method: request.method as UniApp.RequestOptions['method'],
      header: request.headers,
      data: typeof request.body === 'string' ? request.body : undefined,
      dataType: 'text',
      responseType: 'text',
      timeout: request.timeoutMs,
      success: ({ statusCode, header, data }) =>
        resolve({
          status: statusCode,
          headers: lowered(header as Record<string, unknown>),
          body: typeof data === 'string' ? data : JSON.stringify(data ?? ''),
        }),
      fail: ({ errMsg }: { errMsg?: string }) => reject(new NoAnswer(/time/i.test(errMsg ?? '') ? 'timeout' : 'offline')),
    });
  });
}

const store: Store = {
  get(key) {
    const text: unknown = uni.getStorageSync(key);
    return typeof text === 'string' && text !== '' ? text : null;
  },
  set: (key, value) => uni.setStorageSync(key, value),
  remove: (key) => uni.removeStorageSync(key),
};

const openSocket: SocketFactory = (url, events) => {
  let isOver = false;
  const over = (code: number) => {
    if (isOver) return;
    isOver = true;
    events.closed(code);
  };
  // Without a callback uni answers with a promise instead of the task.
  const task = uni.connectSocket({ url, complete: () => undefined }) as unknown as UniApp.SocketTask;
  task.onOpen(() => events.opened());
  task.onMessage(({ data }: { data: unknown }) => typeof data === 'string' && events.received(data));
  task.onClose((event: unknown) => over((event as { code?: number } | undefined)?.code ?? 1006));
  task.onError(() => over(1006));
  return {
    send: (text) => task.send({ data: text }),
    close: () => task.close({}),
  };
};

export const platform: Platform = {
  http,
  store,
  openSocket,
  clock: {
    now: () => Date.now(),
    after(ms, then) {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  },
  random: Math.random,
};

function lowered(headers: Record<string, unknown> | undefined): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) out[name.toLowerCase()] = String(value);
  return out;
}
