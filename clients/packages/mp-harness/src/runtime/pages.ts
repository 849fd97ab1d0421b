/** `App`, `Page` and `Component` as the program calls them, and the stack of its pages. */
import type { Launch, ShareCard } from "../phone";
import { backend, space } from "./host";
import { noteError, noteSetData, noteStranger, noticed } from "./noticed";
import { packed } from "./person";
import type { ModuleFunction } from "./sandbox";

type Method = (...given: unknown[]) => unknown;
/** A page or component as the program defines it, or its instance. */
type Member = Record<string, unknown>;
interface Instance extends Record<string, unknown> {
  is: string;
  setData: (data: unknown, then?: () => void) => void;
}
export interface Open {
  route: string;
  instance: Instance;
  element: HTMLElement;
  release: () => void;
  scrollTop: number;
}

/** WeChat opens no more. */
const DEEPEST = 10;
export const stack: Open[] = [];
let app: Member = {};
let modules: Record<string, ModuleFunction | undefined> = {};
/** The file that is being loaded: `Component()` and `Page()` mean it. */
let loading = "";
const loaded = new Map<string, { exports: unknown }>();

export const programGlobals = {
  App: (definition: Member) => {
    app = definition;
  },
  getApp: () => app,
  getCurrentPages: () => stack.map(({ instance }) => instance),
  Page: (definition: Member) => {
    space.component(loading).pageDefinition(metered(definition)).register();
  },
  Component: (definition: Member) => {
    space.component(loading).definition(withPageMethods(metered(definition))).register();
  },
  Behavior: (definition: Member) => space.componentEnv(loading, ({ Behavior }) => Behavior(definition)),
};

export function load(file: string): unknown {
  const known = loaded.get(file);
  if (known) return known.exports;
  const run = modules[file];
  if (!run) throw new Error(`no module ${file}`);
  const module = { exports: {} as unknown };
  loaded.set(file, module);
  const before = loading;
  loading = file.replace(/\.js$/, "");
  try {
    run((id) => load(resolved(file, id)), module, module.exports);
  } finally {
    loading = before;
  }
  return module.exports;
}

function resolved(from: string, id: string): string {
  const parts = id.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of id.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  const path = parts.join("/");
  return [path, `${path}.js`, `${path}/index.js`].find((each) => modules[each] !== undefined) ?? path;
}

export function start(evaluated: typeof modules, launch: Launch): void {
  modules = evaluated;
  load("app.js");
  for (const path of packed.paths) if (modules[`${path}.js`] && packed.json[path]?.component === true) load(`${path}.js`);
  call(app, "onLaunch", launch);
  call(app, "onShow", launch);
  push(`/${launch.path}`, launch.query);
}

/** The phone puts the program behind, or brings it back; a code scanned meanwhile starts it over at its page. */
export function appEvent(name: "onShow" | "onHide", launch?: Launch): void {
  call(app, name, launch);
}

export function push(url: string, query: Record<string, string>): boolean {
  if (stack.length >= DEEPEST) return false;
  const top = stack[stack.length - 1];
  if (top) hide(top);
  open(url.replace(/^\//, ""), query);
  return true;
}

/** Takes pages off the top. */
export function pop(count: number): void {
  for (let left = Math.min(count, stack.length); left > 0; left -= 1) {
    const page = stack.pop();
    if (!page) return;
    call(page.instance, "onUnload");
    page.element.remove();
    page.release();
  }
}

export function reveal(): void {
  const top = stack[stack.length - 1];
  if (!top) return;
  document.body.prepend(top.element);
  window.scrollTo(0, top.scrollTop);
  show(top);
}

export function open(route: string, query: Record<string, string>): void {
  load(`${route}.js`);
  const root = backend.createRoot("wx-root", space, route);
  const instance = root.get() as unknown as Instance;
  Object.assign(instance, { route, __route__: route, options: query });
  const element = document.createElement("wx-page");
  element.dataset["route"] = route;
  const place = document.createElement("span");
  element.append(place);
  document.body.prepend(element);
  window.scrollTo(0, 0);
  const page: Open = { route, instance, element, release: () => root.release(), scrollTop: 0 };
  stack.push(page);
  root.attach(element as never, place as never);
  document.title = packed.json[route]?.navigationBarTitleText ?? "";
  call(instance, "onLoad", query);
  show(page);
  queueMicrotask(() => call(instance, "onReady"));
}

export function show(page: Open): void {
  call(page.instance, "onShow");
}

export function hide(page: Open): void {
  page.scrollTop = window.scrollY;
  call(page.instance, "onHide");
  page.element.remove();
}

export function top(): Open | undefined {
  return stack[stack.length - 1];
}

window.addEventListener("scroll", () => call(top()?.instance ?? {}, "onPageScroll", { scrollTop: window.scrollY }));
window.addEventListener("resize", () => call(top()?.instance ?? {}, "onResize", { size: { windowWidth: innerWidth, windowHeight: innerHeight } }));

/** Shares the page in view as the guest would from the menu, or with a button on it. */
export function share(from: ShareCard["from"], target?: unknown): ShareCard | null {
  const page = top();
  const name = from === "timeline" ? "onShareTimeline" : "onShareAppMessage";
  if (!page || typeof page.instance[name] !== "function") return null;
  const said = call(page.instance, name, { from: from === "button" ? "button" : "menu", target }) as Partial<Record<keyof ShareCard, string>> | undefined;
  const card: ShareCard = {
    from,
    title: said?.title ?? "",
    path: said?.path ?? `/${page.route}`,
    query: said?.query ?? "",
    imageUrl: said?.imageUrl ?? "",
  };
  noticed.shared.push(card);
  return card;
}

function call(member: Member, name: string, ...given: unknown[]): unknown {
  const method = member[name];
  if (typeof method !== "function") return undefined;
  try {
    return (method as Method).apply(member, given);
  } catch (error) {
    noteError(error);
    return undefined;
  }
}

/** Pages made with `Component()` bring their life as methods of the definition; the framework wants them under `methods`. */
function withPageMethods(definition: Member): Member {
  const methods = { ...(definition["methods"] as Member | undefined) };
  for (const [name, member] of Object.entries(definition)) {
    if (typeof member === "function" && /^on[A-Z]/.test(name)) methods[name] ??= member;
  }
  return { ...definition, methods };
}

/** Weighs every `setData`. */
function metered(definition: Member): Member {
  const lifetimes = definition["lifetimes"] as Member | undefined;
  const home = lifetimes ?? definition;
  const before = home["created"] as Method | undefined;
  const created = function (this: Instance, ...given: unknown[]): unknown {
    const send = this.setData;
    let isFirst = true;
    if (typeof send !== "function") noteStranger("a component without setData");
    this.setData = function (data, then) {
      noteSetData(this.is, data, isFirst);
      isFirst = false;
      send.call(this, data, then);
    };
    return before?.apply(this, given);
  };
  return lifetimes ? { ...definition, lifetimes: { ...lifetimes, created } } : { ...definition, created };
}
