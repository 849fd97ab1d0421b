/** Chinese, the first language: all groups put together. */
import { orders } from "./orders";
import { shell } from "./shell";
import { soldout } from "./soldout";

export const zh = { ...shell, ...orders, ...soldout } as const;

export type OwnKey = keyof typeof zh;
