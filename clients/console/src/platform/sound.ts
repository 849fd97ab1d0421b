/**
 * Bells made by the browser itself: no file to load, so they ring without a network.
 * Browsers stay silent until the first gesture; `isUnlocked` tells the screen to ask for one.
 */
import { readonly, ref } from "vue";
import { remembered } from "./storage";

export type Bell = "new_order" | "new_ticket" | "late" | "ready" | "tap";

interface Note {
  hz: number;
  at_s: number;
  long_s: number;
  loud?: number;
}

const TUNES: Record<Bell, Note[]> = {
  new_order: [
    { hz: 659.25, at_s: 0, long_s: 0.5 },
    { hz: 830.61, at_s: 0.16, long_s: 0.5 },
    { hz: 987.77, at_s: 0.32, long_s: 0.9 },
    { hz: 830.61, at_s: 0.62, long_s: 0.9, loud: 0.7 },
  ],
  new_ticket: [
    { hz: 880, at_s: 0, long_s: 0.35 },
    { hz: 1174.66, at_s: 0.14, long_s: 0.7 },
  ],
  late: [
    { hz: 440, at_s: 0, long_s: 0.3 },
    { hz: 440, at_s: 0.28, long_s: 0.3 },
    { hz: 349.23, at_s: 0.56, long_s: 0.6 },
  ],
  ready: [
    { hz: 783.99, at_s: 0, long_s: 0.9 },
    { hz: 622.25, at_s: 0.42, long_s: 1.2 },
  ],
  tap: [{ hz: 1318.5, at_s: 0, long_s: 0.08, loud: 0.35 }],
};

const unlocked = ref(false);
let context: AudioContext | undefined;

export const isUnlocked = readonly(unlocked);
/** How loud the bells are on this device, 0 to 1. */
export const volume = remembered("sound.volume", 0.8);

function audio(): AudioContext | undefined {
  if (context === undefined && typeof AudioContext !== "undefined") {
    context = new AudioContext();
    context.onstatechange = () => (unlocked.value = context?.state === "running");
    unlocked.value = context.state === "running";
  }
  return context;
}

/** Ask the browser to let us ring; works only inside a tap or key press. */
export async function unlock(): Promise<boolean> {
  const context = audio();
  if (!context) return false;
  if (context.state !== "running") await context.resume().catch(() => undefined);
  unlocked.value = context.state === "running";
  return unlocked.value;
}

/** Unlock at the first gesture anywhere, for screens nobody means to press. */
export function unlockOnFirstGesture(): void {
  audio();
  if (unlocked.value) return;
  const once = () => {
    void unlock();
    for (const name of ["pointerdown", "keydown"]) removeEventListener(name, once, true);
  };
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, once, true);
}

function strike(context: AudioContext, note: Note): void {
  const start = context.currentTime + note.at_s;
  const loud = volume.value * (note.loud ?? 1) * 0.4;
  for (const [partial, share] of [
    [1, 1],
    [2.76, 0.18],
    [4, 0.08],
  ] as const) {
    const tone = context.createOscillator();
    const fade = context.createGain();
    tone.frequency.value = note.hz * partial;
    fade.gain.setValueAtTime(0, start);
    fade.gain.linearRampToValueAtTime(loud * share, start + 0.008);
    fade.gain.exponentialRampToValueAtTime(0.0001, start + note.long_s / Math.sqrt(partial));
    tone.connect(fade).connect(context.destination);
    tone.start(start);
    tone.stop(start + note.long_s + 0.05);
  }
}

/** Ring once. Silent, never failing, where sound is not allowed yet. */
export function ring(bell: Bell): void {
  const context = audio();
  if (!context || context.state !== "running" || volume.value === 0) return;
  for (const note of TUNES[bell]) strike(context, note);
}
