/**
 * One request, one answer: JSON in and out, language, bearer, errors as WireError, a second try where a try is free.
 *
 * Reads are tried again after a network loss or a 502–504; changes are not (see once.ts for those that must arrive).
 */
import { isErrorBody, WireError } from "./errors";
import { NoAnswer, sleep, type FileBody, type HttpResponse, type Method, type Platform } from "./platform";

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Call {
  method: Method;
  path: string;
  query?: Query;
  body?: unknown;
  file?: FileBody;
  /** Idempotency-Key. */
  key?: string;
  headers?: Readonly<Record<string, string>>;
  timeoutMs?: number;
}

export interface Reply<T> {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** Undefined for 204 and 304. */
  body: T;
}

export type Caller = <T>(call: Call) => Promise<Reply<T>>;

export interface CallerOptions {
  platform: Pick<Platform, "http" | "clock" | "random">;
  /** "" for the page's own origin, "https://order.example.com" in a mini-program. */
  base: string;
  language: () => "zh" | "en";
  /** Bearer token, where cookies are not kept. */
  token?: () => string | null;
  /** Called once when a call meets 401; if it resolves, the call is made again. */
  renewSession?: () => Promise<unknown>;
}

const TIMEOUT_MS = 10_000;
const UPLOAD_TIMEOUT_MS = 60_000;
const READ_TRIES = 3;
const READ_PAUSE_MS = 300;

export function createCaller(options: CallerOptions): Caller {
  let renewing: Promise<unknown> | null = null;

  async function renewed(): Promise<boolean> {
    if (options.renewSession === undefined) return false;
    renewing ??= options.renewSession().finally(() => {
      renewing = null;
    });
    try {
      await renewing;
      return true;
    } catch {
      return false;
    }
  }

  return async <T>(call: Call): Promise<Reply<T>> => {
    const tries = call.method === "GET" ? READ_TRIES : 1;
    let mayRenew = true;
    for (let round = 1; ; round += 1) {
      try {
        return replyOf<T>(await send(options, call));
      } catch (error) {
        const failure = asWireError(error);
        if (failure.status === 401 && mayRenew && (await renewed())) {
          mayRenew = false;
          continue;
        }
        const isPassing = failure.offline || (failure.status >= 502 && failure.status <= 504);
        if (!isPassing || round >= tries) throw failure;
        await sleep(options.platform.clock, READ_PAUSE_MS * round * (0.5 + options.platform.random()));
      }
    }
  };
}

/** Join path and query by hand: mini-programs have no URLSearchParams. Null and undefined are left out. */
export function withQuery(path: string, query: Query | undefined): string {
  const pairs = Object.entries(query ?? {})
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

function send(options: CallerOptions, call: Call): Promise<HttpResponse> {
  const headers: Record<string, string> = {
    Accept: "application/json",
    "Accept-Language": options.language(),
    ...call.headers,
  };
  const token = options.token?.() ?? null;
  if (token !== null) headers["Authorization"] = `Bearer ${token}`;
  if (call.key !== undefined) headers["Idempotency-Key"] = call.key;
  if (call.body !== undefined) headers["Content-Type"] = "application/json";
  const body = call.file ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  return options.platform.http.send({
    method: call.method,
    url: options.base + withQuery(call.path, call.query),
    headers,
    ...(body === undefined ? {} : { body }),
    timeoutMs: call.timeoutMs ?? (call.file === undefined ? TIMEOUT_MS : UPLOAD_TIMEOUT_MS),
  });
}

function replyOf<T>(response: HttpResponse): Reply<T> {
  const { status, headers } = response;
  if (status === 204 || status === 304) return { status, headers, body: undefined as T };
  const body = parsed(response);
  if (status >= 200 && status < 300) return { status, headers, body: body as T };
  const retryAfterMs = retryAfter(headers);
  const requestId = headers["x-request-id"] ?? "";
  if (isErrorBody(body)) {
    throw new WireError({
      code: body.code,
      message: body.message,
      details: typeof body.details === "object" ? body.details : {},
      status,
      requestId: typeof body.request_id === "string" ? body.request_id : requestId,
      retryAfterMs,
    });
  }
  throw new WireError({ code: "wire.bad_answer", message: `HTTP ${String(status)}`, status, requestId, retryAfterMs });
}

function parsed(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.body) as unknown;
  } catch {
    if (response.status >= 200 && response.status < 300) {
      // A captive portal or a proxy answered: nothing is known about what was asked.
      throw new WireError({ code: "wire.bad_answer", message: "not JSON", status: 502 });
    }
    return null;
  }
}

function retryAfter(headers: Readonly<Record<string, string>>): number | null {
  const seconds = Number(headers["retry-after"]);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null;
}

function asWireError(error: unknown): WireError {
  if (error instanceof WireError) return error;
  if (error instanceof NoAnswer) {
    return new WireError({ code: `wire.${error.reason}`, message: error.message, offline: true });
  }
  throw error;
}
