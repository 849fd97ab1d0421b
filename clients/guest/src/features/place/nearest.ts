/** Stores by distance as the crow flies. Pure; a store whose place is not known stands behind those that are. */
import type { StoreCard } from '@contracts/guest';

export interface Point {
  latitude: number;
  longitude: number;
}

const EARTH_RADIUS_M = 6_371_000;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

export function metresBetween(one: Point, other: Point): number {
  const dLatitude = rad(other.latitude - one.latitude);
  const dLongitude = rad(other.longitude - one.longitude);
  const half = Math.sin(dLatitude / 2) ** 2 + Math.cos(rad(one.latitude)) * Math.cos(rad(other.latitude)) * Math.sin(dLongitude / 2) ** 2;
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(half)));
}

export function metresTo(store: StoreCard, from: Point): number | null {
  const { latitude, longitude } = store;
  return latitude === null || longitude === null ? null : metresBetween(from, { latitude, longitude });
}

export function nearestFirst(stores: readonly StoreCard[], from: Point): StoreCard[] {
  const far = (store: StoreCard): number => metresTo(store, from) ?? Infinity;
  return [...stores].sort((one, other) => (far(one) === far(other) ? 0 : far(one) - far(other)));
}

const KILOMETRE_M = 1000;

/** As people say it: to ten metres, from a kilometre on to a hundred metres, far away to the kilometre. */
export function spokenDistance(metres: number): { unit: 'metres' | 'kilometres'; count: string } {
  const tens = Math.round(metres / 10) * 10;
  if (tens < KILOMETRE_M) return { unit: 'metres', count: String(Math.max(10, tens)) };
  const kilometres = metres / KILOMETRE_M;
  return { unit: 'kilometres', count: kilometres.toFixed(kilometres < 99.95 ? 1 : 0) };
}

/** Stores whose name or address, in either language, has every word that was typed. */
export function storesLike(stores: readonly StoreCard[], text: string): StoreCard[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return stores.filter(({ name, name_en, address }) => {
    const said = `${name} ${name_en} ${address}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}
