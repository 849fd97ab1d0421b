/**
 * WeChat's component framework (glass-easel) on a browser's document.
 *
 * uni-app and the framework disagree in a few places on purpose of their makers; each is levelled here, and nowhere else.
 */
import { glassEasel, MiniProgramEnv } from "glass-easel-miniprogram-adapter";

import { BASE_STYLE, createElement, dataAttribute, detailOf } from "./elements";
import { noteError, noteTap } from "./noticed";
import { packed } from "./person";

/** What WeChat passes over in silence and uni-app relies on. */
const HARMLESS = [
  // Templates are drawn once before uni-app has sent them anything.
  /for-list data is neither Array nor Object, got type "undefined"/,
  // uni-app writes `hidden="{{virtualHostHidden || false}}"` on the root of each component, be it a component itself,
  // and leaves `:key` outside of lists where it stood.
  /"(hidden|key)" is not a valid property/,
];

/** uni-app puts its handlers on the instance (`e12_3`), not among the methods. */
glassEasel.globalOptions.useMethodCallerListeners = true;
/** Scrolling to an element and agreeing by a button go by ids. */
glassEasel.globalOptions.writeIdToDOM = true;
glassEasel.globalOptions.throwGlobalError = false;
glassEasel.addGlobalErrorListener((error) => {
  noteError(error);
  return false;
});
glassEasel.addGlobalWarningListener((warning) => {
  if (!HARMLESS.some((known) => known.test(warning))) noteError(`glass-easel: ${warning}`);
  return false;
});

levelEvents();
writeDataToElements();

const environment = new MiniProgramEnv();
export const space = environment.createCodeSpace("", true);

const context = new glassEasel.CurrentWindowBackendContext();
// The context makes its elements through this member.
(context as unknown as { document: unknown }).document = {
  createElement,
  createTextNode: (text: string) => document.createTextNode(text),
  createDocumentFragment: () => document.createDocumentFragment(),
};
context.onEvent((target, type, detail, options) => {
  if (type === "tap") noteTap();
  const original = (options as { originalEvent?: Event }).originalEvent;
  const event = new glassEasel.Event(type, original ? detailOf(type, original, detail) : detail, options);
  glassEasel.Event.dispatchEvent(target, event);
  return event.defaultPrevented() ? 1 : 0;
});
export const backend = environment.associateBackend(context);

/** Makes styles and templates known; the program's own code comes after. */
export function furnish(): void {
  const style = document.createElement("style");
  style.textContent = BASE_STYLE;
  document.head.append(style);
  for (const [path, css] of Object.entries(packed.css)) {
    backend.registerStyleSheetContent(path, css ?? "");
    space.addStyleSheet(path, path);
  }
  const everywhere = packed.json["app"]?.usingComponents ?? {};
  for (const path of packed.paths) {
    const own = packed.json[path] ?? {};
    const config = { ...own, usingComponents: { ...everywhere, ...own.usingComponents }, styleIsolation: "shared" } as unknown;
    space.addComponentStaticConfig(path, config as Parameters<typeof space.addComponentStaticConfig>[1]);
    const template = { groupList: packed.groups, content: packed.groups[path] };
    space.addCompiledTemplate(path, template as Parameters<typeof space.addCompiledTemplate>[1]);
  }
}

function levelEvents(): void {
  const prototype = glassEasel.Event.prototype as unknown as Record<string, unknown> & {
    wrapShadowedEvent: (this: { type: string; detail: unknown }, ...given: unknown[]) => { type: string; detail: unknown };
  };
  // uni-app overwrites these on each event with nothing, which would disarm `catchtap`.
  for (const name of ["stopPropagation", "preventDefault", "stopImmediatePropagation"]) {
    const real = prototype[name];
    Object.defineProperty(prototype, name, { get: () => real, set: () => undefined });
  }
  // On a phone the event has its own type and detail; uni-app asks for own properties.
  const wrap = prototype.wrapShadowedEvent;
  prototype.wrapShadowedEvent = function (...given) {
    const wrapped = wrap.apply(this, given);
    wrapped.type = this.type;
    wrapped.detail = this.detail;
    return wrapped;
  };
}

/** Tests find elements by their `data-` attributes, as in the browser build. */
function writeDataToElements(): void {
  const prototype = glassEasel.Element.prototype as unknown as { setDataset: (this: Furnished, name: string, value: string | number | boolean | null | undefined) => void };
  const keep = prototype.setDataset;
  prototype.setDataset = function (name, value) {
    keep.call(this, name, value);
    const element = this._$backendElement;
    if (!element) return;
    if (value === undefined || value === null) element.removeAttribute(dataAttribute(name));
    else element.setAttribute(dataAttribute(name), String(value));
  };
}

interface Furnished {
  /** Null where a component has no element of its own. */
  _$backendElement: HTMLElement | null;
}
