/**
 * A feature's things of the server, by id and version: replies and frames put them here through the same door, and only what is
 * newer gets in. A thing that is gone leaves its version behind, so that a late frame cannot bring it back.
 */

export interface Versioned {
  id: string;
  version: number;
}

export interface Shelf<T extends Versioned> {
  /** Put a thing from a reply or a frame; false when what lies here is as new or newer. */
  put(thing: T): boolean;
  /** A thing is gone as of this version. */
  drop(id: string, version: number): boolean;
  /** Call before a list is asked for; `fill` takes the mark, to tell what came meanwhile from what has gone. */
  mark(): number;
  /** Replace everything by a list that was asked for at `mark`: what came since, and what is newer here, stays. */
  fill(things: readonly T[], mark: number): void;
  get(id: string): T | undefined;
  all(): T[];
}

interface Entry<T> {
  thing: T | null;
  version: number;
  stamp: number;
}

export function createShelf<T extends Versioned>(onChange?: (things: T[]) => void): Shelf<T> {
  const entries = new Map<string, Entry<T>>();
  let stamp = 0;

  function all(): T[] {
    const things: T[] = [];
    for (const { thing } of entries.values()) if (thing !== null) things.push(thing);
    return things;
  }

  function set(id: string, version: number, thing: T | null): boolean {
    const here = entries.get(id);
    if (here !== undefined && here.version >= version) return false;
    stamp += 1;
    entries.set(id, { thing, version, stamp });
    onChange?.(all());
    return true;
  }

  return {
    put: (thing) => set(thing.id, thing.version, thing),
    drop: (id, version) => set(id, version, null),
    mark: () => stamp,
    fill(things, mark) {
      const listed = new Map(things.map((thing) => [thing.id, thing]));
      for (const [id, entry] of entries) {
        if (!listed.has(id) && entry.stamp <= mark) entries.delete(id);
      }
      for (const thing of things) {
        const here = entries.get(thing.id);
        if (here !== undefined && here.version > thing.version) continue;
        stamp += 1;
        entries.set(thing.id, { thing, version: thing.version, stamp });
      }
      onChange?.(all());
    },
    get: (id) => entries.get(id)?.thing ?? undefined,
    all,
  };
}
