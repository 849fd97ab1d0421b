/**
 * Addresses of the console, the kitchen and the board. Each page is its own chunk; kitchen and board never load the kit.
 * A page names the permission it needs; the guard keeps everybody else at the door.
 */
import { onSignedOut } from "@/platform/wire";
import { useSession } from "@/features/session/store";
import type { Permission } from "@contracts";
import { createRouter, createWebHistory, type RouteRecordRaw } from "vue-router";

declare module "vue-router" {
  interface RouteMeta {
    permission?: Permission;
    isPublic?: boolean;
  }
}

const routes: RouteRecordRaw[] = [
  { path: "/console/sign-in", name: "sign-in", component: () => import("@/pages/SignInPage.vue"), meta: { isPublic: true } },
  { path: "/console/away", name: "away", component: () => import("@/pages/AwayPage.vue") },
  { path: "/console/print/:id", name: "print", component: () => import("@/pages/PrintPage.vue"), meta: { permission: "orders" } },
  {
    path: "/console",
    component: () => import("./layouts/ConsoleLayout.vue"),
    children: [
      { path: "", name: "desk", component: () => import("@/pages/DeskPage.vue"), meta: { permission: "orders" } },
      { path: "orders", name: "orders", component: () => import("@/pages/OrdersPage.vue"), meta: { permission: "orders" } },
      { path: "catalog", name: "catalog", component: () => import("@/pages/CatalogPage.vue"), meta: { permission: "catalog" } },
      {
        path: "tables",
        name: "tables",
        component: () => import("@/pages/TablesPage.vue"),
        meta: { permission: "store_settings" },
      },
      { path: "today", name: "today", component: () => import("@/pages/TodayPage.vue"), meta: { permission: "reports" } },
      {
        path: "settings",
        name: "settings",
        component: () => import("@/pages/SettingsPage.vue"),
        meta: { permission: "store_settings" },
      },
    ],
  },
  {
    path: "/kitchen/:rest(.*)*",
    name: "kitchen",
    component: () => import("@/pages/KitchenPage.vue"),
    meta: { permission: "kitchen" },
  },
  { path: "/board/:rest(.*)*", name: "board", component: () => import("@/pages/BoardPage.vue"), meta: { permission: "kitchen" } },
  { path: "/:rest(.*)*", redirect: "/console/" },
];

export const router = createRouter({ history: createWebHistory("/"), routes });

/** Where a person without the wanted permission can work instead. */
const HOMES: { name: string; permission: Permission }[] = [
  { name: "desk", permission: "orders" },
  { name: "catalog", permission: "catalog" },
  { name: "today", permission: "reports" },
  { name: "kitchen", permission: "kitchen" },
];

router.beforeEach(async (to) => {
  if (to.meta.isPublic) return true;
  const session = useSession();
  let isSignedIn: boolean;
  try {
    isSignedIn = await session.ensure();
  } catch {
    return to.name === "away" ? true : { name: "away", query: { next: to.fullPath } };
  }
  if (!isSignedIn) return { name: "sign-in", query: { next: to.fullPath } };
  const store = to.query["store"];
  if (typeof store === "string" && session.stores.some((mine) => mine.id === store)) session.choose(store);
  const wanted = to.meta.permission;
  if (!wanted || session.may(wanted)) return true;
  const home = HOMES.find((place) => session.may(place.permission));
  return home && home.name !== to.name ? { name: home.name } : { name: "away" };
});

// Leave for the sign-in page when the session ends under somebody's hands.
onSignedOut(() => {
  const here = router.currentRoute.value;
  if (here.name !== "sign-in") void router.replace({ name: "sign-in", query: { next: here.fullPath } });
});
