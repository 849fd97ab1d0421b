/**
 * Rewrites templates for mini-programs: one markup serves browser and mini-program.
 *
 * The browser wants `role` and `tabindex`; WeChat and Alipay read `aria-role` and know no tab order.
 * `span` becomes `text` there: uni-app would make it a `label`, which steals taps.
 */
interface Attribute {
  type: number;
  name: string;
  arg?: { content?: string };
}
interface ElementNode {
  type: number;
  tag?: string;
  tagType?: number;
  props?: Attribute[];
}

const ELEMENT = 1;
const ATTRIBUTE = 6;
const UNKNOWN_TO_MINI_PROGRAMS = new Set(['tabindex', 'inert', 'loading', 'decoding', 'fetchpriority', 'inputmode', 'for', 'lang']);

export function miniProgramTemplates(node: ElementNode): void {
  if (node.type !== ELEMENT || !node.props) return;
  if (node.tag === 'span' || node.tag === 'label') node.tag = 'text';
  if (node.tagType === 1) return; // a component of ours: its props keep their names
  node.props = node.props.filter((prop) => !UNKNOWN_TO_MINI_PROGRAMS.has(nameOf(prop)));
  for (const prop of node.props) {
    if (nameOf(prop) !== 'role') continue;
    if (prop.type === ATTRIBUTE) prop.name = 'aria-role';
    else if (prop.arg) prop.arg.content = 'aria-role';
  }
}

function nameOf(prop: Attribute): string {
  return prop.type === ATTRIBUTE ? prop.name : prop.arg?.content ?? '';
}
