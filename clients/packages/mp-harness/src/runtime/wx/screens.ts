/** Moving between pages, and what WeChat itself draws over them. */
import { noticed } from "../noticed";
import { open, pop, push, reveal, stack, top } from "../pages";
import { packed, person } from "../person";
import { asked, Refusal, type Options } from "./answer";
import { withCanvases } from "./canvas";

type To = Options & { url: string };

/** Path and query of an address inside the program; like WeChat, values stay encoded as they were written. */
export function parsed(url: string): { route: string; query: Record<string, string> } {
  const [path = "", search = ""] = url.split("?");
  const route = path.replace(/^\//, "");
  if (!packed.paths.includes(route)) throw new Refusal(`page "${route}" is not found`);
  const query: Record<string, string> = {};
  for (const pair of search.split("&")) {
    const [name = "", ...rest] = pair.split("=");
    if (name) query[name] = decodeURIComponent(rest.join("="));
  }
  return { route, query };
}

export const screens = {
  navigateTo: asked<To>("navigateTo", ({ url }) => {
    const { route, query } = parsed(url);
    if (!push(route, query)) throw new Refusal("webview count limit exceed");
  }),
  redirectTo: asked<To>("redirectTo", ({ url }) => {
    const { route, query } = parsed(url);
    pop(1);
    open(route, query);
  }),
  reLaunch: asked<To>("reLaunch", ({ url }) => {
    const { route, query } = parsed(url);
    pop(stack.length);
    open(route, query);
  }),
  navigateBack: asked<Options & { delta?: number }>("navigateBack", ({ delta = 1 }) => {
    if (stack.length < 2) throw new Refusal("cannot navigate back at first page.");
    pop(Math.min(delta, stack.length - 1));
    reveal();
  }),
  pageScrollTo: asked<Options & { scrollTop?: number; duration?: number }>("pageScrollTo", ({ scrollTop = 0 }) => window.scrollTo(0, scrollTop)),
  setNavigationBarTitle: asked<Options & { title: string }>("setNavigationBarTitle", ({ title }) => {
    document.title = title;
  }),
  setNavigationBarColor: asked("setNavigationBarColor", () => undefined),
  setBackgroundColor: asked<Options & { backgroundColor?: string }>("setBackgroundColor", ({ backgroundColor = "" }) => {
    document.body.style.background = backgroundColor;
  }),
  stopPullDownRefresh: asked("stopPullDownRefresh", () => undefined),
  showToast: asked<Options & { title: string }>("showToast", ({ title }) => void noticed.toasts.push(title)),
  hideToast: asked("hideToast", () => undefined),
  showLoading: asked("showLoading", () => undefined),
  hideLoading: asked("hideLoading", () => undefined),
  showModal: asked("showModal", () => ({ confirm: person.confirms, cancel: !person.confirms })),
  showShareMenu: asked("showShareMenu", () => undefined),
  hideShareMenu: asked("hideShareMenu", () => undefined),
  createSelectorQuery: () => {
    const make = top()?.instance["createSelectorQuery"];
    if (typeof make !== "function") throw new Error("no page to look at");
    return withCanvases(make.call(top()?.instance) as unknown);
  },
};
