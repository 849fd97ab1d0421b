/**
 * Moving between screens. Routes are written once, in `routes.ts`; nobody else builds an address.
 *
 * A guest may arrive on any screen directly (a link, the way back from the cashier), so "back" without
 * a screen behind it leads to the menu.
 */
import { HOME, type Route } from '@/routes';
import { settled } from './backstack';

export type Query = Record<string, string | null | undefined>;

export function open(route: Route, query: Query = {}): void {
  void settled().then(() => uni.navigateTo({ url: address(route, query), fail: () => replace(route, query) }));
}

/** Takes the place of the present screen: what is left behind cannot be come back to. */
export function replace(route: Route, query: Query = {}): void {
  void settled().then(() => uni.redirectTo({ url: address(route, query) }));
}

/** Starts over at a screen, with nothing behind it. */
export function restart(route: Route, query: Query = {}): void {
  void settled().then(() => uni.reLaunch({ url: address(route, query) }));
}

export function back(): void {
  void settled().then(() => {
    if (getCurrentPages().length > 1) uni.navigateBack();
    else restart(HOME);
  });
}

/** Goes back to the menu wherever it lies in the stack, so that its place in the list is kept. */
export function backToMenu(): void {
  const pages = getCurrentPages();
  const depth = [...pages].reverse().findIndex((page) => `/${page.route}` === HOME);
  if (depth > 0) uni.navigateBack({ delta: depth });
  else if (depth < 0) restart(HOME);
}

export function title(text: string): void {
  // #ifdef H5
  document.title = text;
  // #endif
  // #ifndef H5
  uni.setNavigationBarTitle({ title: text, fail: () => undefined });
  // #endif
}

/** The address of a screen as another site needs it to send the guest back (browser only). */
export function absoluteAddress(route: Route, query: Query = {}): string {
  // #ifdef H5
  return window.location.origin + '/m' + address(route, query);
  // #endif
  // #ifndef H5
   
  return address(route, query);
  // #endif
}

/** The address of a screen for anybody's phone: of the browser build, which lives beside the shop's server. */
export function publicAddress(route: Route, query: Query = {}): string {
  let base = '';
  // #ifndef H5
  base = `${import.meta.env.VITE_API_ORIGIN ?? ''}/m`;
  // #endif
  return base + absoluteAddress(route, query);
}

export function scrollPageTo(top: number, options: { smooth: boolean }): void {
  uni.pageScrollTo({ scrollTop: top, duration: options.smooth ? 200 : 0 });
}

/** Dials a shop. */
export function dial(phone: string): void {
  uni.makePhoneCall({ phoneNumber: phone, fail: () => undefined });
}

/** Opens the map at a place. */
export function showOnMap(place: { latitude: number; longitude: number; name: string; address: string }): void {
  // #ifdef H5
  const { longitude, latitude, name } = place;
  window.open(`https://uri.amap.com/marker?position=${longitude},${latitude}&name=${encodeURIComponent(name)}`, '_blank', 'noopener');
  // #endif
  // #ifndef H5
  uni.openLocation({ ...place, fail: () => undefined });
  // #endif
}

// `URLSearchParams` is absent in mini-programs.
export function address(route: Route, query: Query): string {
  const pairs = Object.entries(query)
    .filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== undefined && pair[1] !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length ? `${route}?${pairs.join('&')}` : route;
}
