/** The one error that calls end in: what the server said, or that nothing came. */
import type { ErrorBody } from "../../contracts/src/index";

export class WireError extends Error {
  /** The server's code ("catalog.sold_out"), or wire.offline, wire.timeout, wire.bad_answer, wire.unsettled. */
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly requestId: string;
  /** No answer came: the network, not the server, is to blame. */
  readonly offline: boolean;
  /** When the server says how long to wait, in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(facts: {
    code: string;
    message: string;
    details?: Readonly<Record<string, unknown>>;
    status?: number;
    requestId?: string;
    offline?: boolean;
    retryAfterMs?: number | null;
  }) {
    super(facts.message);
    this.name = "WireError";
    this.code = facts.code;
    this.details = facts.details ?? {};
    this.status = facts.status ?? 0;
    this.requestId = facts.requestId ?? "";
    this.offline = facts.offline ?? false;
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }

  /** Did the server decide? If not, the same request may be sent again with the same key. */
  get isDefinite(): boolean {
    return this.status >= 400 && this.status < 500 && ![401, 408, 425, 429].includes(this.status);
  }
}

export function isWireError(error: unknown): error is WireError {
  return error instanceof WireError;
}

export function isErrorBody(value: unknown): value is ErrorBody {
  if (typeof value !== "object" || value === null) return false;
  const body = value as Partial<Record<keyof ErrorBody, unknown>>;
  return typeof body.code === "string" && typeof body.message === "string";
}
