/** The one connection of this client to the shop's server. */
import type { GuestClientKind, GuestSession } from '@contracts/guest';
import { createGuestWire } from '@wire/guest';
import { createLive, type Live, type LiveOptions } from '@wire/live';
import { language } from '@/i18n';
import { identify } from './login';
import { platform } from './transport';

const listeners = new Set<(session: GuestSession) => void>();

export const wire = createGuestWire({
  platform,
  base: origin(),
  client: clientKind(),
  language: () => language.value,
  onSession: (session) => {
    for (const listener of listeners) listener(session);
  },
  signIn: identify,
});

/** Calls back when this phone was greeted by the server, as a new guest or a known one. */
export function onGreeted(listener: (session: GuestSession) => void): void {
  listeners.add(listener);
}

export type Following = Pick<LiveOptions, 'topics' | 'load' | 'apply' | 'onState' | 'onError' | 'pollMs'>;

/** Keeps something on screen as it is on the server, see wire's `createLive`. */
export function follow(what: Following): Live {
  return createLive({
    ...what,
    ticket: (topics) => wire.liveTicket(topics),
    openSocket: platform.openSocket,
    clock: platform.clock,
    random: platform.random,
  });
}

/** Pictures come with an address inside the server; a mini-program needs the whole of it. */
export function pictureAddress(path: string): string {
  return /^https?:\/\//.test(path) ? path : origin() + path;
}

function origin(): string {
  // #ifdef H5
  return '';
  // #endif
  // #ifndef H5
   
  return import.meta.env.VITE_API_ORIGIN ?? '';
  // #endif
}

function clientKind(): GuestClientKind {
  let kind: GuestClientKind = 'h5';
  // #ifdef MP-WEIXIN
  kind = 'mp-weixin';
  // #endif
  // #ifdef MP-ALIPAY
  kind = 'mp-alipay';
  // #endif
  return kind;
}
