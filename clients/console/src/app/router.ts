/**
 * Addresses of the console, the kitchen and the board. Each page is its own chunk; kitchen and board never load the kit.
 * A page names the permission it needs; the guard keeps everybody else at the door.
 */
import { onSignedOut } from "@/platform/wire";
import { usePaired } from "@/features/pairing/store";
import { useSession } from "@/features/session/store";
import type { Permission } from "@contracts";
import type { ScreenKind } from "@contracts";
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteLocationRaw, type RouteRecordRaw } from "vue-router";

declare module "vue-router" {
  interface RouteMeta {
    permission?: Permission;
    /** The permission must hold in the whole brand. */
    isOfBrand?: boolean;
    isPublic?: boolean;
    /** A screen paired as this may come in with nobody signed in. */
    glass?: ScreenKind;
  }
}

/** Where a browser asks to become a screen of the shop. */
function pairing(path: string, kind: ScreenKind): RouteRecordRaw {
  return { path, name: `pair-${kind}`, component: () => import("@/pages/PairPage.vue"), props: { kind }, meta: { isPublic: true } };
}

const routes: RouteRecordRaw[] = [
  { path: "/console/sign-in", name: "sign-in", component: () => import("@/pages/SignInPage.vue"), meta: { isPublic: true } },
  pairing("/console/pair", "desk"),
  pairing("/kitchen/pair", "kitchen"),
  pairing("/board/pair", "board"),
  { path: "/console/who", name: "who", component: () => import("@/pages/WhoPage.vue"), meta: { isPublic: true } },
  { path: "/console/first-password", name: "first-password", component: () => import("@/pages/FirstPasswordPage.vue") },
  { path: "/console/away", name: "away", component: () => import("@/pages/AwayPage.vue") },
  { path: "/console/print/:id", name: "print", component: () => import("@/pages/PrintPage.vue"), meta: { permission: "orders" } },
  {
    path: "/console/codes",
    name: "codes",
    component: () => import("@/pages/CodesPage.vue"),
    meta: { permission: "store_settings" },
  },
  {
    path: "/console",
    component: () => import("./layouts/ConsoleLayout.vue"),
    children: [
      { path: "", name: "desk", component: () => import("@/pages/DeskPage.vue"), meta: { permission: "orders" } },
      {
        path: "start",
        name: "start",
        component: () => import("@/pages/StartPage.vue"),
        meta: { permission: "store_settings" },
      },
      { path: "orders", name: "orders", component: () => import("@/pages/OrdersPage.vue"), meta: { permission: "orders" } },
      { path: "catalog", name: "catalog", component: () => import("@/pages/CatalogPage.vue"), meta: { permission: "catalog" } },
      { path: "home", name: "home-page", component: () => import("@/pages/HomePage.vue"), meta: { permission: "catalog", isOfBrand: true } },
      {
        path: "tables",
        name: "tables",
        component: () => import("@/pages/TablesPage.vue"),
        meta: { permission: "store_settings" },
      },
      { path: "reviews", name: "reviews", component: () => import("@/pages/ReviewsPage.vue"), meta: { permission: "reviews" } },
      { path: "today", name: "today", component: () => import("@/pages/TodayPage.vue"), meta: { permission: "reports" } },
      {
        path: "messages",
        name: "messages",
        component: () => import("@/pages/MessagesPage.vue"),
        meta: { permission: "messages", isOfBrand: true },
      },
      {
        path: "settings",
        name: "settings",
        component: () => import("@/pages/SettingsPage.vue"),
        meta: { permission: "store_settings" },
      },
      {
        path: "stations",
        name: "stations",
        component: () => import("@/pages/StationsPage.vue"),
        meta: { permission: "store_settings" },
      },
      {
        path: "devices",
        name: "devices",
        component: () => import("@/pages/DevicesPage.vue"),
        meta: { permission: "store_settings" },
      },
      {
        path: "staff",
        name: "staff",
        component: () => import("@/pages/StaffPage.vue"),
        meta: { permission: "staff", isOfBrand: true },
      },
      { path: "trail", name: "trail", component: () => import("@/pages/TrailPage.vue"), meta: { permission: "store_settings" } },
      { path: "account", name: "account", component: () => import("@/pages/AccountPage.vue") },
    ],
  },
  {
    path: "/kitchen/:rest(.*)*",
    name: "kitchen",
    component: () => import("@/pages/KitchenPage.vue"),
    meta: { permission: "kitchen", glass: "kitchen" },
  },
  {
    path: "/board/:rest(.*)*",
    name: "board",
    component: () => import("@/pages/BoardPage.vue"),
    meta: { permission: "kitchen", glass: "board" },
  },
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

/** What stands in the way of somebody who is not signed in: pairing for a wall, a code at a till, else name and password. */
async function doorOf(to: RouteLocationNormalized): Promise<RouteLocationRaw> {
  const query = { next: to.fullPath };
  if (to.meta.glass) return { name: `pair-${to.meta.glass}` };
  return (await usePaired().ensure("desk")) ? { name: "who", query } : { name: "sign-in", query };
}

router.beforeEach(async (to) => {
  const session = useSession();
  const paired = usePaired();
  if (to.name === "who" && !(await paired.ensure("desk").catch(() => false))) return { name: "sign-in", query: to.query };
  if (to.meta.isPublic) return true;
  try {
    const isSignedIn = await session.ensure();
    const { glass, permission } = to.meta;
    // Whoever is signed in goes first; where they may not, or nobody is, a screen paired for this works by itself.
    if (glass && !(isSignedIn && permission && session.may(permission)) && (await paired.ensure(glass))) return true;
    if (!isSignedIn) return await doorOf(to);
  } catch {
    return to.name === "away" ? true : { name: "away", query: { next: to.fullPath } };
  }
  if (session.me?.must_change_password && to.name !== "first-password") return { name: "first-password", query: { next: to.fullPath } };
  const store = to.query["store"];
  if (typeof store === "string" && session.stores.some((mine) => mine.id === store)) session.choose(store);
  const wanted = to.meta.permission;
  if (!wanted || (to.meta.isOfBrand ? session.mayInBrand(wanted) : session.may(wanted))) return true;
  const home = HOMES.find((place) => session.may(place.permission));
  return home && home.name !== to.name ? { name: home.name } : { name: "away" };
});

// Leave for the door when the session, or the screen's pairing, ends under somebody's hands.
onSignedOut(() => {
  const here = router.currentRoute.value;
  if (here.meta.isPublic) {
    if (here.name === "who") void router.replace({ name: "sign-in", query: here.query });
    return;
  }
  void doorOf(here)
    .catch((): RouteLocationRaw => ({ name: "sign-in", query: { next: here.fullPath } }))
    .then((door) => router.replace(door));
});
