/**
 * The order of frames: which may be applied, which wait for a load, and when only a reload helps. No time and no socket in here.
 *
 * Per topic: an epoch and a sequence without gaps. Per thing: a version that only grows, whichever way it came.
 */
import type { Frame, Mark } from "../../contracts/src/index";

/** What a load over HTTP brought, for the comparison with frames. */
export interface Loaded {
  /** Things with their versions; frames that are not newer are dropped. */
  things?: Iterable<{ id: string; version: number }>;
  /** For whole documents: frames of this type up to this version are in it already (menu: { sold_out: 41 }). */
  floors?: Readonly<Record<string, number>>;
}

export type Verdict = "take" | "known" | "reload";

export interface Frames {
  /** Marks of the topics, to resume with. */
  marks(): Record<string, Mark>;
  /** The hub's welcome for a topic; true when what we hold can't be continued. */
  welcome(topic: string, mark: Mark & { resumed: boolean }): boolean;
  /** Look at a frame's place: next in line, seen before, or after a gap. Moves the mark on. */
  place(frame: Frame): Verdict;
  /** Is this thing newer than what was applied or loaded? Remembers it if so. */
  isNewer(frame: Frame): boolean;
  loaded(what: Loaded): void;
}

export function createFrames(): Frames {
  const marks = new Map<string, Mark>();
  const versions = new Map<string, number>();
  const floors = new Map<string, number>();

  return {
    marks: () => Object.fromEntries(marks),

    welcome(topic, { epoch, seq, resumed }) {
      const here = marks.get(topic);
      if (resumed && here?.epoch === epoch) return false;
      marks.set(topic, { epoch, seq });
      return true;
    },

    place(frame) {
      const { topic, epoch, seq } = frame;
      const here = marks.get(topic);
      if (here?.epoch === epoch && seq <= here.seq) return "known";
      marks.set(topic, { epoch, seq });
      return here?.epoch === epoch && seq === here.seq + 1 ? "take" : "reload";
    },

    isNewer(frame) {
      const key = `${frame.type}:${frame.id}`;
      const known = Math.max(versions.get(key) ?? versions.get(frame.id) ?? -1, floors.get(frame.type) ?? -1);
      if (frame.version <= known) return false;
      versions.set(key, frame.version);
      return true;
    },

    loaded(what) {
      versions.clear();
      for (const { id, version } of what.things ?? []) versions.set(id, version);
      floors.clear();
      for (const [type, version] of Object.entries(what.floors ?? {})) floors.set(type, version);
    },
  };
}
