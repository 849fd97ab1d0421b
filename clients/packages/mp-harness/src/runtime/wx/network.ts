/** `wx.request`, sockets, and whether there is a network. Only legal domains, no cookies, few sockets: as on a phone. */
import { really } from "../person";
import { asked, Refusal, type Options } from "./answer";

interface RequestOptions extends Options {
  url: string;
  method?: string;
  header?: Record<string, string>;
  data?: unknown;
  timeout?: number;
  dataType?: string;
}

const MOST_SOCKETS = 5;
const USUAL_TIMEOUT_MS = 60_000;
const realFetch = window.fetch.bind(window);
let openSockets = 0;
const statusListeners = new Set<(status: { isConnected: boolean; networkType: string }) => void>();

for (const name of ["online", "offline"] as const) {
  window.addEventListener(name, () => {
    for (const listener of statusListeners) listener({ isConnected: name === "online", networkType: name === "online" ? "wifi" : "none" });
  });
}

export const network = {
  request(options: RequestOptions) {
    const cut = new AbortController();
    const timer = setTimeout(() => cut.abort(), options.timeout ?? USUAL_TIMEOUT_MS);
    void asked<RequestOptions>("request", async () => {
      try {
        return await answerTo(options, cut.signal);
      } finally {
        clearTimeout(timer);
      }
    })({ ...options, complete: options.complete ?? (() => undefined) });
    return { abort: () => cut.abort(), onHeadersReceived: () => undefined, offHeadersReceived: () => undefined };
  },
  connectSocket(options: Options & { url: string }) {
    const address = really(options.url);
    const isRefused = address === null || openSockets >= MOST_SOCKETS;
    const socket = isRefused ? null : new WebSocket(address);
    if (socket) {
      openSockets += 1;
      socket.addEventListener("close", () => (openSockets -= 1));
    }
    void asked("connectSocket", () => {
      if (isRefused) throw new Refusal(address === null ? `url not in domain list: ${options.url}` : "max connected 5");
    })({ ...options, complete: options.complete ?? (() => undefined) });
    return socketTask(socket);
  },
  onNetworkStatusChange: (listener: (status: { isConnected: boolean; networkType: string }) => void) => statusListeners.add(listener),
  offNetworkStatusChange: (listener: (status: { isConnected: boolean; networkType: string }) => void) => statusListeners.delete(listener),
  getNetworkType: asked("getNetworkType", () => ({ networkType: navigator.onLine ? "wifi" : "none" })),
};

async function answerTo(options: RequestOptions, signal: AbortSignal): Promise<Record<string, unknown>> {
  const address = really(options.url);
  if (address === null) throw new Refusal(`url not in domain list: ${options.url}`);
  const method = (options.method ?? "GET").toUpperCase();
  const headers = { "content-type": "application/json", ...options.header };
  const body = method === "GET" || options.data === undefined ? undefined : typeof options.data === "string" ? options.data : JSON.stringify(options.data);
  let answer: Response;
  try {
    answer = await realFetch(address, { method, headers, credentials: "omit", signal, ...(body === undefined ? {} : { body }) });
    const text = await answer.text();
    return {
      statusCode: answer.status,
      header: Object.fromEntries(answer.headers),
      data: (options.dataType ?? "json") === "json" ? parsed(text) : text,
      cookies: [],
    };
  } catch (error) {
    throw new Refusal(signal.aborted ? "timeout" : (error as Error).message, { errno: signal.aborted ? 5 : 600001 });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function socketTask(socket: WebSocket | null) {
  const on = (name: string, tell: (event: Event) => void) => {
    if (socket) socket.addEventListener(name, tell);
    else if (name === "error") setTimeout(() => tell(new Event("error")), 0);
  };
  return {
    onOpen: (then: (event: unknown) => void) => on("open", () => then({ header: {} })),
    onMessage: (then: (event: unknown) => void) => on("message", (event) => then({ data: (event as MessageEvent).data as unknown })),
    onClose: (then: (event: unknown) => void) => on("close", (event) => then({ code: (event as CloseEvent).code, reason: (event as CloseEvent).reason })),
    onError: (then: (event: unknown) => void) => on("error", () => then({ errMsg: "connectSocket:fail" })),
    send: (options: Options & { data: string }) => asked("sendSocketMessage", () => socket?.send(options.data))(options),
    close: (options: Options & { code?: number; reason?: string } = {}) => asked("closeSocket", () => socket?.close(options.code ?? 1000, options.reason))(options),
  };
}
