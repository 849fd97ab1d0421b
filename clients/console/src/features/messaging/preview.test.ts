import { expect, test } from "vitest";
import { faultOf, putIn, unknownName } from "./preview";

test("names are put in once, and a value with braces stays what it is", () => {
  expect(putIn("{number} 请取餐，{store}", { number: "A017", store: "{number}" })).toBe("A017 请取餐，{number}");
});

test("a name nobody knows is named", () => {
  expect(unknownName("{number} {phone}", ["number"])).toBe("phone");
  expect(unknownName("{number}", ["number"])).toBeNull();
});

test.each([
  ["", "empty"],
  ["12345", "long"],
  ["{a", "braces"],
  ["{b}", "name"],
  ["{a}", null],
])("what is wrong with %j is %s", (text, fault) => {
  expect(faultOf(text, 4, ["a"])).toBe(fault);
});
