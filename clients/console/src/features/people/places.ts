/** Where a role holds: one store of the brand, or all of them. */
import { named, t } from "@/i18n";
import type { Role } from "@contracts";

export interface Workplace {
  id: string;
  name: string;
  name_en: string;
}

/** The scope of a role that holds in every store, also those opened later. */
export const WHOLE_BRAND = "brand";

/** From the one who may most to the one who may least. */
export const ROLES: readonly Role[] = ["owner", "manager", "cashier", "waiter", "kitchen"];

export function placeName(scope: string, places: readonly Workplace[]): string {
  if (scope === WHOLE_BRAND) return t("staff.all_stores");
  const place = places.find((one) => one.id === scope);
  return place ? named(place) : scope;
}

export function roleChoices(): { value: Role; label: string }[] {
  return ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }));
}

/** Places that may still be given, the whole brand first. */
export function placeChoices(places: readonly Workplace[], taken: readonly string[] = []): { value: string; label: string }[] {
  return [WHOLE_BRAND, ...places.map((place) => place.id)]
    .filter((scope) => !taken.includes(scope))
    .map((scope) => ({ value: scope, label: placeName(scope, places) }));
}
