import { describe, expect, it } from "vitest";

import {
  added,
  bodyLines,
  changed,
  countByItem,
  lineKey,
  MAX_QUANTITY,
  merged,
  steppedQuantity,
  sums,
  withQuantity,
  type Addition,
  type CartLine,
} from "../src/cart";

function ids(): () => string {
  let count = 0;
  return () => `cl_${String((count += 1))}`;
}

const latte = (more: Partial<Addition> = {}): Addition => ({
  item_id: "itm_latte",
  sku_id: "sku_latte_M",
  modifier_ids: ["mod_oat", "mod_less"],
  quantity: 1,
  note: "",
  unit_price_fen: 2900,
  ...more,
});

function cartOf(...additions: Addition[]): CartLine[] {
  const newId = ids();
  return additions.reduce<CartLine[]>((lines, addition) => added(lines, addition, newId), []);
}

describe("adding", () => {
  it("joins the very same thing, whatever the order of the taps", () => {
    const lines = cartOf(latte(), latte({ modifier_ids: ["mod_less", "mod_oat", "mod_less"], note: " " }));

    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ client_line_id: "cl_1", quantity: 2 });
  });

  it("keeps apart what differs in SKU, modifier or note", () => {
    const lines = cartOf(latte(), latte({ sku_id: "sku_latte_L" }), latte({ modifier_ids: ["mod_oat"] }), latte({ note: "少冰" }));

    expect(lines.map((line) => line.client_line_id)).toEqual(["cl_1", "cl_2", "cl_3", "cl_4"]);
  });

  it("stops at the most", () => {
    expect(cartOf(latte({ quantity: 98 }), latte({ quantity: 5 }))[0]?.quantity).toBe(MAX_QUANTITY);
  });

  it("leaves the cart it was given alone", () => {
    const before = cartOf(latte());
    added(before, latte(), ids());
    expect(before[0]?.quantity).toBe(1);
  });
});

describe("changing", () => {
  it("removes at nought", () => {
    expect(withQuantity(cartOf(latte()), "cl_1", 0)).toEqual([]);
  });

  it("joins two lines that have become the same, where the first stood", () => {
    const lines = cartOf(latte(), latte({ item_id: "itm_tea", sku_id: "sku_tea" }), latte({ note: "少冰", quantity: 2 }));

    const after = changed(lines, "cl_3", { note: "" });

    expect(after.map((line) => [line.client_line_id, line.quantity])).toEqual([
      ["cl_1", 3],
      ["cl_2", 1],
    ]);
  });

  it("merging twice changes nothing more", () => {
    const lines = cartOf(latte(), latte({ note: "少冰" }));
    expect(merged(merged(lines))).toEqual(merged(lines));
  });
});

describe("sums", () => {
  it("count pieces and money", () => {
    const lines = cartOf(latte({ quantity: 2 }), latte({ item_id: "itm_tea", sku_id: "sku_tea", unit_price_fen: 1250, quantity: 3 }));

    expect(sums(lines)).toEqual({ quantity: 5, amount_fen: 2 * 2900 + 3 * 1250 });
    expect(countByItem(lines)).toEqual({ itm_latte: 2, itm_tea: 3 });
    expect(sums([])).toEqual({ quantity: 0, amount_fen: 0 });
  });
});

describe("a stepper", () => {
  const free = { min_quantity: 1, purchase_limit: null };

  it("goes up and down by one", () => {
    expect([steppedQuantity(0, 1, free), steppedQuantity(1, 1, free), steppedQuantity(1, -1, free)]).toEqual([1, 2, 0]);
  });

  it("starts at the least sold together and falls from it to nought", () => {
    const pairs = { min_quantity: 2, purchase_limit: null };
    expect([steppedQuantity(0, 1, pairs), steppedQuantity(2, -1, pairs)]).toEqual([2, 0]);
  });

  it("stops at the limit, counting other lines of the item", () => {
    const limited = { min_quantity: 1, purchase_limit: 3 };
    expect([steppedQuantity(3, 1, limited), steppedQuantity(1, 1, limited, 2), steppedQuantity(0, 1, limited, 3)]).toEqual([3, 1, 0]);
  });
});

describe("what is sent", () => {
  it("is in one canonical form", () => {
    expect(bodyLines(cartOf(latte({ note: " 少冰 " })))).toEqual([
      { client_line_id: "cl_1", sku_id: "sku_latte_M", quantity: 1, modifier_ids: ["mod_less", "mod_oat"], note: "少冰" },
    ]);
    expect(lineKey(latte())).toBe(lineKey(latte({ modifier_ids: ["mod_less", "mod_oat"] })));
  });
});
