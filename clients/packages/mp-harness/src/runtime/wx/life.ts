/** How the program starts, comes and goes: launch, foreground, background, a new version. */
import type { Launch, Phone } from "../../phone";
import { noteError, noticed } from "../noticed";
import { appEvent, hide, open, pop, share, show, stack, top } from "../pages";
import { person } from "../person";
import { screens } from "./screens";

let entered: Launch = person.launch;
const showListeners = new Set<(launch: Launch) => void>();
const hideListeners = new Set<() => void>();
let isBehind = false;
let wasUpdated = false;

export const life = {
  getLaunchOptionsSync: () => person.launch,
  getEnterOptionsSync: () => entered,
  onAppShow: (listener: (launch: Launch) => void) => void showListeners.add(listener),
  offAppShow: (listener: (launch: Launch) => void) => void showListeners.delete(listener),
  onAppHide: (listener: () => void) => void hideListeners.add(listener),
  offAppHide: (listener: () => void) => void hideListeners.delete(listener),
  onError: () => undefined,
  onUnhandledRejection: () => undefined,
  onPageNotFound: () => undefined,
  onMemoryWarning: () => undefined,
  canIUse: () => true,
  preloadAssets: () => undefined,
  getUpdateManager: () => ({
    onCheckForUpdate: (then: (found: { hasUpdate: boolean }) => void) => void Promise.resolve().then(() => then({ hasUpdate: person.hasUpdate })),
    onUpdateReady: (then: () => void) => void (person.hasUpdate && Promise.resolve().then(then)),
    onUpdateFailed: () => undefined,
    applyUpdate: () => {
      wasUpdated = true;
    },
  }),
};

/** The guest goes to another program. */
export function leave(): void {
  if (isBehind) return;
  isBehind = true;
  const page = top();
  if (page) {
    hide(page);
    document.body.prepend(page.element);
  }
  appEvent("onHide");
  for (const listener of hideListeners) listener();
}

/** Comes back; with a launch of its own (a code scanned meanwhile) the program starts over at that page. */
export function comeBack(launch?: Launch): void {
  isBehind = false;
  entered = launch ?? entered;
  appEvent("onShow", entered);
  for (const listener of showListeners) listener(entered);
  if (launch) {
    pop(stack.length);
    open(launch.path, launch.query);
  } else {
    const page = top();
    if (page) show(page);
  }
}

/** What a test holds in its hand. */
export const handle: Phone = {
  noticed,
  person,
  leave,
  comeBack,
  share,
  back: () => void screens.navigateBack(),
  route: () => top()?.route ?? "",
  wasUpdated: () => wasUpdated,
};

window.addEventListener("error", ({ error, message }) => noteError(error ?? message));
window.addEventListener("unhandledrejection", ({ reason }) => noteError(reason));
