/**
 * Rewrites templates for mini-programs: one markup serves browser and mini-program.
 *
 * The browser wants `role` and `tabindex`; WeChat and Alipay read `aria-role` and know no tab order.
 * `span` becomes `text` there: uni-app would make it a `label`, which steals taps. `img` becomes their `image`, which fills its
 * frame and loads when it comes near only if it is told so; what its `alt` says in the browser is its label there. `data-fen` on a component of ours is its
 * prop `dataFen`: uni-app would take it for a mark on an element that a component does not have there.
 */
interface Attribute {
  type: number;
  name: string;
  value?: unknown;
  loc?: unknown;
  arg?: { content?: string };
}
interface ElementNode {
  type: number;
  tag?: string;
  tagType?: number;
  loc?: unknown;
  props?: Attribute[];
}

const ELEMENT = 1;
const TEXT = 2;
const ATTRIBUTE = 6;
const COMPONENT = 1;
const UNKNOWN_TO_MINI_PROGRAMS = new Set(['tabindex', 'inert', 'loading', 'decoding', 'fetchpriority', 'inputmode', 'for', 'lang']);

export function miniProgramTemplates(node: ElementNode): void {
  if (node.type !== ELEMENT || !node.props) return;
  if (node.tag === 'span' || node.tag === 'label') node.tag = 'text';
  if (node.tagType === COMPONENT) {
    for (const prop of node.props) rename(prop, (name) => (name.startsWith('data-') ? camel(name) : name));
    return;
  }
  // uni-app has renamed it by now; what was written as `image` says itself how it is to be shown.
  if ((node.tag === 'img' || node.tag === 'image') && !node.props.some((prop) => nameOf(prop) === 'mode')) {
    node.tag = 'image';
    const said = node.props.filter((prop) => nameOf(prop) !== 'alt' || prop.type !== ATTRIBUTE);
    for (const prop of said) rename(prop, (name) => (name === 'alt' ? 'aria-label' : name));
    node.props = [...said, attribute('mode', 'aspectFill', node), attribute('lazy-load', undefined, node)];
  }
  node.props = node.props.filter((prop) => !UNKNOWN_TO_MINI_PROGRAMS.has(nameOf(prop)));
  for (const prop of node.props) rename(prop, (name) => (name === 'role' ? 'aria-role' : name));
}

function attribute(name: string, content: string | undefined, { loc }: ElementNode): Attribute {
  return { type: ATTRIBUTE, name, value: content === undefined ? undefined : { type: TEXT, content, loc }, loc };
}

function rename(prop: Attribute, to: (name: string) => string): void {
  if (prop.type === ATTRIBUTE) prop.name = to(prop.name);
  else if (prop.arg?.content) prop.arg.content = to(prop.arg.content);
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function nameOf(prop: Attribute): string {
  return prop.type === ATTRIBUTE ? prop.name : prop.arg?.content ?? '';
}
