/**
 * The wire of this browser: fetch, WebSocket and local storage behind `@wire`'s ports. Everything that talks to the
 * server goes through `staff`.
 */
import { NoAnswer, createStaffWire, type HttpRequest, type HttpResponse, type Platform } from "@wire";
import { language } from "./appearance";
import { learnServerTime } from "./clock";
import { after } from "./steadyTimer";

/** What the browser still sends while its page closes. */
const KEEPALIVE_MAX = 60_000;

async function send(request: HttpRequest): Promise<HttpResponse> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), request.timeoutMs);
  const { body } = request;
  const payload = body === undefined || typeof body === "string" ? body : formOf(body.field, body.file as File);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: payload ?? null,
      signal: stop.signal,
      credentials: "same-origin",
      keepalive: typeof payload === "string" && payload.length < KEEPALIVE_MAX,
      cache: "no-store",
    });
    learnServerTime(response.headers.get("date"));
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  } catch {
    throw new NoAnswer(stop.signal.aborted ? "timeout" : "offline");
  } finally {
    clearTimeout(timer);
  }
}

function formOf(field: string, file: File): FormData {
  const form = new FormData();
  form.append(field, file, file.name || "picture");
  return form;
}

export const browser: Platform = {
  http: { send },
  store: {
    get: (key) => localStorage.getItem(key),
    set: (key, value) => localStorage.setItem(key, value),
    remove: (key) => localStorage.removeItem(key),
  },
  clock: {
    now: () => Date.now(),
    // A desk in a hidden tab must come back on the line as fast as one that is looked at.
    after,
  },
  random: Math.random,
  openSocket: (url, events) => {
    const socket = new WebSocket(url);
    socket.onopen = () => events.opened();
    socket.onmessage = (message) => events.received(String(message.data));
    socket.onclose = (close) => events.closed(close.code);
    return { send: (text) => socket.send(text), close: () => socket.close() };
  },
};

const listeners = new Set<() => void>();

/** Be told when the server no longer knows this session. */
export function onSignedOut(listener: () => void): void {
  listeners.add(listener);
}

export const staff = createStaffWire({
  platform: browser,
  language: () => language.value,
  onSignedOut: () => listeners.forEach((listener) => listener()),
});
