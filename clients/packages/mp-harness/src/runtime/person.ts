/** Whose phone this is: the address of the page says so (`?person=`), and a test may change its mind later. */
import type { Packed, Person } from "../phone";

declare global {
  interface Window {
    mpPackage: Packed;
  }
}

export const packed = window.mpPackage;

export const person: Person = {
  domains: {},
  launch: { path: (packed.json["app"]?.pages ?? [])[0] ?? "", query: {}, scene: 1001 },
  theme: "light",
  language: "zh_CN",
  scans: null,
  location: null,
  subscribes: "accept",
  confirms: true,
  asksPrivacy: false,
  hasUpdate: false,
  appId: "wxdiandandemo0001",
  ...(JSON.parse(new URLSearchParams(location.search).get("person") ?? "{}") as Partial<Person>),
};

/** Where a complete address leads: null when its domain is not on the list. */
export function really(address: string): string | null {
  const origin = /^[a-z]+:\/\/[^/?#]+/.exec(address)?.[0];
  if (origin === undefined) return null;
  const exact = person.domains[origin];
  if (exact !== undefined) return exact + address.slice(origin.length);
  // "ws://127.0.0.1:*" allows every port: a hub beside the shop's server.
  const anyPort = person.domains[origin.replace(/:\d+$/, ":*")];
  return anyPort === undefined ? null : address;
}
