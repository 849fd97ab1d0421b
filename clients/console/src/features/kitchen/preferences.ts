/** What a kitchen screen remembers about itself. */
import { remembered } from "@/platform/storage";
import type { Scheme, TextSize } from "@tokens";

/** A wall of light tires the eyes of a kitchen: dark unless chosen otherwise. */
export const kitchenScheme = remembered<Scheme>("kitchen.scheme", "dark");
export const kitchenText = remembered<TextSize>("kitchen.text", "normal");
export const isSounding = remembered("kitchen.sounds", true);
export const chosenStation = remembered<string | null>("kitchen.station", null);
