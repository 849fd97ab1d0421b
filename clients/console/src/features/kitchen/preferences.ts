/** What a kitchen screen remembers about itself. */
import { remembered } from "@/platform/storage";
import type { Scheme } from "@tokens";

/** A wall of light tires the eyes of a kitchen: dark unless chosen otherwise. */
export const kitchenScheme = remembered<Scheme>("kitchen.scheme", "dark");
export const isSounding = remembered("kitchen.sounds", true);
export const isLateSounding = remembered("kitchen.sounds_late", true);
export const chosenStation = remembered<string | null>("kitchen.station", null);
