/** Canvases of type 2d: a real one of the browser, handed out by a selector query as WeChat does. */
import { idOf } from "../elements";
import { really } from "../person";
import { asked, Refusal, type Options } from "./answer";

type Found = Record<string, unknown>;
interface Nodes {
  fields(wanted: Found, then?: (found: Found | null) => void): unknown;
}
interface Query {
  select(selector: string): Nodes;
}

const sheets = new WeakMap<Element, HTMLCanvasElement>();

/** `fields({ node: true })` of a canvas, which the framework leaves to its host. */
export function withCanvases<T>(query: T): T {
  const asking = query as unknown as Query;
  const select = asking.select.bind(asking);
  asking.select = (selector) => {
    const nodes = select(selector);
    const fields = nodes.fields.bind(nodes);
    nodes.fields = (wanted, then) =>
      wanted["node"] === true ? fields({ size: true }, (found) => then?.(found && { ...found, node: sheetAt(selector) })) : fields(wanted, then);
    return nodes;
  };
  return query;
}

function sheetAt(selector: string): HTMLCanvasElement | null {
  const element = Array.from(document.querySelectorAll("wx-canvas[type='2d']")).find((one) => `#${idOf(one)}` === selector);
  if (!element) return null;
  const sheet = sheets.get(element) ?? Object.assign(document.createElement("canvas"), { createImage });
  sheets.set(element, sheet);
  return sheet;
}

function createImage(): HTMLImageElement {
  const image = new Image();
  Object.defineProperty(image, "src", { set: (address: string) => image.setAttribute("src", really(address) ?? address) });
  return image;
}

export const canvases = {
  canvasToTempFilePath: asked("canvasToTempFilePath", ({ canvas }: Options) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Refusal("no canvas");
    return { tempFilePath: canvas.toDataURL("image/png") };
  }),
};
