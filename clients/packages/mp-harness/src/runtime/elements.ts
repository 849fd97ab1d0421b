/** WeChat's built-in components as elements of a browser: how they are made, and what their attributes mean. */
import { really } from "./person";
import { noteStranger } from "./noticed";

/** Drawn by HTML's own element. Keep in step with `HTML_OF` of the packer. */
const HTML: Readonly<Record<string, string>> = { image: "img", input: "input", textarea: "textarea", button: "button" };
/** Drawn as a box; a few learn more below. Everything else fails the test that meets it. */
const BOXES = new Set(["view", "text", "scroll-view", "swiper", "swiper-item", "label", "form", "navigator", "picker", "canvas", "root", "block", "slot"]);

/** The template's own spelling of a `data-` name, for a test to find the element by. */
export function dataAttribute(name: string): string {
  return `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export function createElement(tag: string): HTMLElement {
  const html = HTML[tag];
  if (html === undefined && !BOXES.has(tag) && !tag.startsWith("wx-")) noteStranger(tag);
  const element = document.createElement(html ?? (tag.startsWith("wx-") ? tag : `wx-${tag}`));
  if (html !== undefined) element.setAttribute("wx-tag", tag);
  const set = element.setAttribute.bind(element);
  element.setAttribute = (name, value) => translate(element, set, name, value);
  if (tag === "input") confirmOnEnter(element);
  if (tag === "button") answerAsWeChat(element);
  return element;
}

type Setter = (name: string, value: string) => void;

function translate(element: HTMLElement, set: Setter, name: string, value: unknown): void {
  const text = typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
  switch (name) {
    case "aria-role":
      set("role", text);
      return;
    case "src":
      set("src", text === "" ? "data:," : (really(text) ?? text));
      return;
    case "value":
      if ("value" in element && element.value !== text) element.value = text;
      return;
    case "maxlength":
      if (Number(text) >= 0) set(name, text);
      return;
    case "scroll-into-view":
      set(name, text);
      bringIntoView(element, text);
      return;
    case "scroll-top":
      element.scrollTop = Number(text);
      return;
    case "focus":
      if (value === true || text === "true") element.focus();
      return;
    case "hidden":
    case "disabled":
      if (value === true || text === "true") set(name, "");
      else element.removeAttribute(name);
      return;
    default:
      set(name, value === true ? "" : text);
  }
}

/** The program's own id: the framework puts the component's before it. */
export function idOf(element: Element): string {
  return element.id.split("--").pop() ?? "";
}

/** A scroll-view brings the element with this id to its top, once it is drawn. */
function bringIntoView(view: HTMLElement, id: string): void {
  if (id === "") return;
  requestAnimationFrame(() => {
    const target = Array.from(view.querySelectorAll<HTMLElement>("[id]")).find((one) => idOf(one) === id);
    if (target) view.scrollTop += target.getBoundingClientRect().top - view.getBoundingClientRect().top;
  });
}

/** The keyboard's lower right key. */
function confirmOnEnter(input: HTMLElement): void {
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") input.dispatchEvent(new Event("confirm", { bubbles: false }));
  });
}

/** A button whose touch WeChat itself answers, before the program hears of it. */
function answerAsWeChat(button: HTMLElement): void {
  const answer = (): void => {
    const type = button.getAttribute("open-type");
    if (type === "agreePrivacyAuthorization") button.dispatchEvent(new Event("agreeprivacyauthorization"));
  };
  // A touch that became a tap brings no click any more.
  button.addEventListener("touchend", answer);
  button.addEventListener("click", answer);
}

const FIELD_EVENTS = new Set(["input", "change", "blur", "focus", "confirm"]);

/** What the program finds in `event.detail`. */
export function detailOf(type: string, event: Event, given: unknown): unknown {
  const target = event.target as (HTMLElement & { value?: unknown; selectionStart?: number | null }) | null;
  if (target !== null && FIELD_EVENTS.has(type) && typeof target.value === "string") {
    return { value: target.value, cursor: target.selectionStart ?? 0 };
  }
  if (type === "scroll" && target !== null) {
    return { scrollTop: target.scrollTop, scrollLeft: target.scrollLeft, scrollHeight: target.scrollHeight, scrollWidth: target.scrollWidth };
  }
  if (type === "load" && target instanceof HTMLImageElement) return { width: target.naturalWidth, height: target.naturalHeight };
  return given;
}

/** How the built-in components look before the program's own styles. */
export const BASE_STYLE = `
*{box-sizing:border-box}
html,body{margin:0;padding:0}
wx-page{display:block;position:relative;min-height:100vh}
wx-view,wx-scroll-view,wx-swiper,wx-swiper-item,wx-form,wx-canvas,wx-picker,wx-navigator{display:block}
wx-root,wx-label{display:inline}
wx-root{display:block}
wx-text{white-space:pre-line}
wx-scroll-view{overflow:auto}
wx-swiper{position:relative;overflow-x:auto;scroll-snap-type:x mandatory}
img[wx-tag]{display:inline-block;width:320px;height:240px;object-fit:fill}
img[mode=aspectFill]{object-fit:cover}
img[mode=aspectFit]{object-fit:contain}
img[mode=widthFix]{height:auto}
button[wx-tag]{display:block;margin:0 auto;padding:0 14px;border:0;border-radius:5px;font-size:18px;line-height:2.55;color:#000;background:#f8f8f8}
input[wx-tag]{display:block;border:0;font:inherit;overflow:hidden}
textarea[wx-tag]{display:block;border:0;font:inherit;width:300px;height:150px}
textarea[auto-height]{height:auto;field-sizing:content}
[hidden]{display:none!important}
`;
