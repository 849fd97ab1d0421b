import { expect, test } from "vitest";
import { placeFault, placesOf, rowsOf } from "./places";

test("places become rows and come back as they were", () => {
  const places = { thing1: "store", character_string2: "number" };

  expect(rowsOf(places)).toEqual([
    { place: "thing1", name: "store" },
    { place: "character_string2", name: "number" },
  ]);
  expect(placesOf(rowsOf(places))).toEqual(places);
  expect(rowsOf(undefined)).toEqual([]);
});

test("a row without a place is not sent, and blanks around one are not kept", () => {
  const rows = [
    { place: " thing1 ", name: "store" },
    { place: " ", name: "number" },
  ];

  expect(placesOf(rows)).toEqual({ thing1: "store" });
});

test("a place that WeChat does not have, or that stands there twice, is said", () => {
  const rows = ["thing1", "time2", "phrase12", "store", "thing", "Thing1", "time2", ""].map((place) => ({ place, name: "store" }));

  expect(rows.map((row) => placeFault(row, rows))).toEqual([null, "twice", null, "keyword", "keyword", "keyword", "twice", null]);
});
