import type { StationSetup } from "@contracts";
import { expect, test } from "vitest";
import { bindingOf } from "./binding";

const bar: StationSetup = {
  id: "stn_bar",
  name: "吧台",
  name_en: "Bar",
  is_default: true,
  warn_s: 180,
  target_s: 300,
  undone: 0,
  refs: [],
};
const bound = (station_id: string | null, kind: "kitchen" | "board" = "kitchen") => bindingOf({ kind, station_id }, [bar]);

test("a kitchen screen is bound to one station, or to none and shows all", () => {
  expect(bound("stn_bar")).toEqual({ kind: "station", station: bar });
  expect(bound(null)).toEqual({ kind: "all" });
  expect(bound(null, "board")).toEqual({ kind: "none" });
});

test("a station that was removed is not all stations", () => {
  expect(bound("stn_gone")).toEqual({ kind: "gone" });
});
