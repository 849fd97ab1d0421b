import { describe, expect, it } from "vitest";

import { createShelf } from "../src/shelf";

const thing = (id: string, version: number): { id: string; version: number } => ({ id, version });

describe("a shelf", () => {
  it("takes what is newer and nothing else", () => {
    const shelf = createShelf();

    expect(shelf.put(thing("a", 2))).toBe(true);
    expect(shelf.put(thing("a", 2))).toBe(false);
    expect(shelf.put(thing("a", 1))).toBe(false);
    expect(shelf.put(thing("a", 3))).toBe(true);
    expect(shelf.all()).toEqual([thing("a", 3)]);
  });

  it("doesn't bring back what is gone for a late frame", () => {
    const shelf = createShelf();
    shelf.put(thing("a", 2));

    expect(shelf.drop("a", 3)).toBe(true);
    expect(shelf.put(thing("a", 3))).toBe(false);
    expect(shelf.get("a")).toBeUndefined();
    expect(shelf.put(thing("a", 4))).toBe(true);
  });

  it("forgets what a list no longer has, but not what came while the list was on its way", () => {
    const shelf = createShelf();
    shelf.put(thing("old", 1));
    const mark = shelf.mark();
    shelf.put(thing("new", 1));

    shelf.fill([thing("listed", 1)], mark);

    expect(shelf.all().map((each) => each.id).sort()).toEqual(["listed", "new"]);
  });

  it("keeps what is newer than the list", () => {
    const shelf = createShelf();
    const mark = shelf.mark();
    shelf.put(thing("a", 5));
    shelf.drop("b", 4);

    shelf.fill([thing("a", 4), thing("b", 3)], mark);

    expect(shelf.all()).toEqual([thing("a", 5)]);
  });

  it("tells its reader of every change", () => {
    const seen: number[][] = [];
    const shelf = createShelf((things) => seen.push(things.map((each) => each.version)));

    shelf.put(thing("a", 1));
    shelf.put(thing("a", 1));
    shelf.drop("a", 2);

    expect(seen).toEqual([[1], []]);
  });
});
