/** Chinese, the first language: all groups put together. */
import { catalog } from "./catalog";
import { home } from "./home";
import { mini } from "./mini";
import { messaging } from "./messaging";
import { office } from "./office";
import { opening } from "./opening";
import { orders } from "./orders";
import { people } from "./people";
import { reviews } from "./reviews";
import { screens } from "./screens";
import { shell } from "./shell";
import { soldout } from "./soldout";

export const zh = { ...shell, ...orders, ...soldout, ...screens, ...home, ...mini, ...office, ...opening, ...catalog, ...messaging, ...people, ...reviews } as const;

export type OwnKey = keyof typeof zh;
