/** The places of the console and who may go there: one list for navigation, palette and tab bar. */
import type { Key } from "@/i18n";
import {
  AccountIcon,
  BoardIcon,
  CatalogIcon,
  DeskIcon,
  DevicesIcon,
  HomeIcon,
  KitchenIcon,
  MailIcon,
  OrdersIcon,
  PeopleIcon,
  RatingIcon,
  SettingsIcon,
  StartIcon,
  StationIcon,
  TableIcon,
  TodayIcon,
  TrailIcon,
} from "@/ui/icons";
import type { Permission } from "@contracts";
import type { Component } from "vue";

export interface Place {
  id: string;
  label: Key;
  icon: Component;
  permission: Permission | null;
  /** Screens for a wall open in a tab of their own. */
  isScreen?: boolean;
  /** Needs the permission in the whole brand, not only in the store. */
  isOfBrand?: boolean;
  /** Not in the navigation: reached from the person's own menu and the palette. */
  isPersonal?: boolean;
  path: string;
}

export const PLACES: readonly Place[] = [
  { id: "start", label: "nav.start", icon: StartIcon, permission: "store_settings", path: "/console/start" },
  { id: "desk", label: "nav.desk", icon: DeskIcon, permission: "orders", path: "/console/" },
  { id: "orders", label: "nav.orders", icon: OrdersIcon, permission: "orders", path: "/console/orders" },
  { id: "today", label: "nav.today", icon: TodayIcon, permission: "reports", path: "/console/today" },
  { id: "reviews", label: "nav.reviews", icon: RatingIcon, permission: "reviews", path: "/console/reviews" },
  { id: "catalog", label: "nav.catalog", icon: CatalogIcon, permission: "catalog", path: "/console/catalog" },
  { id: "home", label: "nav.home", icon: HomeIcon, permission: "catalog", path: "/console/home", isOfBrand: true },
  { id: "tables", label: "nav.tables", icon: TableIcon, permission: "store_settings", path: "/console/tables" },
  { id: "messages", label: "nav.messages", icon: MailIcon, permission: "messages", path: "/console/messages", isOfBrand: true },
  { id: "settings", label: "nav.settings", icon: SettingsIcon, permission: "store_settings", path: "/console/settings" },
  { id: "stations", label: "nav.stations", icon: StationIcon, permission: "store_settings", path: "/console/stations" },
  { id: "devices", label: "nav.devices", icon: DevicesIcon, permission: "store_settings", path: "/console/devices" },
  { id: "staff", label: "nav.staff", icon: PeopleIcon, permission: "staff", path: "/console/staff", isOfBrand: true },
  { id: "trail", label: "nav.trail", icon: TrailIcon, permission: "store_settings", path: "/console/trail" },
  { id: "account", label: "nav.account", icon: AccountIcon, permission: null, path: "/console/account", isPersonal: true },
  { id: "kitchen", label: "nav.kitchen", icon: KitchenIcon, permission: "kitchen", isScreen: true, path: "/kitchen/" },
  { id: "board", label: "nav.board", icon: BoardIcon, permission: "kitchen", isScreen: true, path: "/board/" },
];
