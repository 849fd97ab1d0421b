/** Chinese, the first language: all groups put together. */
import { catalog } from "./catalog";
import { home } from "./home";
import { mini } from "./mini";
import { office } from "./office";
import { orders } from "./orders";
import { people } from "./people";
import { screens } from "./screens";
import { shell } from "./shell";
import { soldout } from "./soldout";

export const zh = { ...shell, ...orders, ...soldout, ...screens, ...home, ...mini, ...office, ...catalog, ...people } as const;

export type OwnKey = keyof typeof zh;
