import { language } from "@/platform/appearance";
import type { Act } from "@contracts";
import { beforeEach, describe, expect, test } from "vitest";
import { cell, csvOf } from "./csv";
import { changesOf, thingOf, whatOf, whoOf } from "./sentences";

const ZONE = "Asia/Shanghai";
const ACT: Act = {
  id: "aud_1",
  at: "2026-11-22T06:00:00Z",
  actor: "staff:stf_1",
  actor_name: "周周",
  origin: "192.0.2.1 Chrome · Mac",
  action: "accounts.grant_role",
  target: "stf_2",
  store_id: null,
  name: "小金",
  name_en: "",
  changes: { role: ["waiter", "manager"] },
  details: {},
};

beforeEach(() => {
  language.value = "zh";
});

describe("an act in words", () => {
  test("says who did what to whom, from what to what", () => {
    expect([whoOf(ACT), whatOf(ACT), thingOf(ACT, "zh"), changesOf(ACT, ZONE)]).toEqual([
      "周周",
      "给予角色",
      "小金",
      ["角色：服务员 → 店长"],
    ]);
  });

  test("speaks English", () => {
    language.value = "en";
    expect([whatOf(ACT), changesOf(ACT, ZONE)]).toEqual(["Gave a role", ["role: Waiter → Manager"]]);
  });

  test("shows money as money, instants in the store's time, and no ids", () => {
    const price = { ...ACT, changes: {}, details: { from_fen: 1800, to_fen: 2000 } };
    expect(changesOf(price, ZONE)).toEqual(["价格：18.00 → 20.00"]);
    const large = { ...ACT, changes: { "price_fen:大杯": [2200, null] } };
    expect(changesOf(large, ZONE)).toEqual(["价格 大杯：22.00 → 无"]);
    const pause = { ...ACT, changes: {}, details: { until: "2026-11-22T06:30:00+00:00", reason: "忙", subject: "ord_01M80N2ABCDE" } };
    expect(changesOf(pause, ZONE)).toEqual(["到：2026-11-22 14:30", "原因：忙"]);
  });

  test("says ways to order in words, and rules for accepting in a line each", () => {
    const rules = [
      { modes: ["dine_in", "pickup"], from: "11:30", to: "13:30" },
      { modes: ["takeaway"], from: "22:00", to: "02:00" },
    ];
    const changed = { ...ACT, changes: { modes: [["pickup"], ["pickup", "dine_in"]], auto_accept_rules: [[], rules] } };
    expect(changesOf(changed, ZONE)).toEqual([
      "下单方式：到店自取 → 到店自取、堂食",
      "自动接单的方式和时间：无 → 堂食 到店自取 11:30–13:30、打包带走 22:00–02:00",
    ]);
  });

  test("says that there was nothing before, and yes or no", () => {
    const first = { ...ACT, changes: { role: [null, "owner"], is_available: [true, false] } };
    expect(changesOf(first, ZONE)).toEqual(["角色：无 → 老板", "供应：是 → 否"]);
  });

  test.each([
    ["guest:gst_1", "顾客"],
    ["system:sign_in", "系统"],
    ["staff:stf_9", "已删除的账号"],
  ])("names %s when nobody has a name", (actor, word) => {
    expect(whoOf({ actor, actor_name: null })).toBe(word);
  });

  test("shows an action it has no words for as it is", () => {
    expect(whatOf({ action: "payments.new_thing" })).toBe("payments.new_thing");
  });
});

describe("a table to keep", () => {
  test("runs no formula and keeps commas, quotes and lines", () => {
    expect(cell("=SUM(A1)")).toBe("'=SUM(A1)");
    expect(cell('a "b", c')).toBe('"a ""b"", c"');
    expect(csvOf([["甲", "a,b"], ["-1"]])).toBe('\uFEFF甲,"a,b"\r\n\'-1\r\n');
  });
});
