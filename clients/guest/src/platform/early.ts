/** Answers that the page asked for before the program was there (`build/early.js`): each is taken once. */
import type { HttpRequest, HttpResponse } from '@wire/platform';
import { breathe } from './visibility';

declare global {
  interface Window {
    ddEarly?: Record<string, Promise<HttpResponse> | undefined>;
  }
}

function patience(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}

/** Null when nothing was asked for early, or it went wrong: then ask again. Errors have words, and those need a language. */
export async function takeEarly(request: HttpRequest): Promise<HttpResponse | null> {
  // #ifdef H5
  const answers = window.ddEarly;
  const answer = answers?.[request.url];
  if (!answers || !answer || request.method !== 'GET' || 'If-None-Match' in request.headers) return null;
  answers[request.url] = undefined;
  try {
    const response = await Promise.race([answer, patience(request.timeoutMs)]);
    // It is there before the screen is: reading it and drawing the screen are two pieces of work, not one.
    await breathe();
    return response?.status === 200 ? response : null;
  } catch {
    return null;
  }
  // #endif
  // #ifndef H5
  void request;
  return null;
  // #endif
}
