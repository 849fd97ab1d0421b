/** The steps of opening a shop: what each is called and where it is done. Pure. */
import type { Key } from "@/i18n";
import { CatalogIcon, ClockIcon, MoneyIcon, PictureIcon, QrIcon, BagIcon, StoreIcon } from "@/ui/icons";
import type { GuideStep } from "@contracts";
import type { Component } from "vue";

export type StepName = GuideStep["name"];

export interface Place {
  title: Key;
  hint: Key;
  icon: Component;
  /** In the console; a guest's page opens in a tab of its own. */
  path: (storeId: string) => string;
  isGuest?: boolean;
}

export const STEPS: Record<StepName, Place> = {
  details: { title: "start.details", hint: "start.details_hint", icon: StoreIcon, path: () => "/console/settings#store" },
  hours: { title: "start.hours", hint: "start.hours_hint", icon: ClockIcon, path: () => "/console/settings#hours" },
  items: { title: "start.items", hint: "start.items_hint", icon: CatalogIcon, path: () => "/console/catalog" },
  pictures: { title: "start.pictures", hint: "start.pictures_hint", icon: PictureIcon, path: () => "/console/catalog" },
  payment: { title: "start.payment", hint: "start.payment_hint", icon: MoneyIcon, path: () => "/console/settings#payment" },
  tables: { title: "start.tables", hint: "start.tables_hint", icon: QrIcon, path: () => "/console/tables" },
  order: {
    title: "start.order",
    hint: "start.order_hint",
    icon: BagIcon,
    path: (storeId) => `/m/?store=${encodeURIComponent(storeId)}`,
    isGuest: true,
  },
};

/** The step to take next: the first that is not done. */
export function nextOf(steps: readonly GuideStep[]): GuideStep | null {
  return steps.find((step) => !step.is_done) ?? null;
}
