/** WXML to glass-easel's compiled templates. */
import { TmplGroup } from "glass-easel-template-compiler";

/** `bindtap=` is the old spelling of `bind:tap=`; glass-easel hears only the new one on built-in components. */
export function modernBindings(wxml: string): string {
  return wxml.replace(/\s(capture-bind|capture-catch|mut-bind|bind|catch)([a-z]+)=/g, " $1:$2=");
}

export interface Templates {
  paths: string[];
  /** Source of an expression: path → template. */
  groups: string;
  warnings: string[];
}

interface Finding {
  message: string;
  startLine: number;
}

export function compileTemplates(files: ReadonlyMap<string, string>): Templates {
  const group = new TmplGroup();
  const paths: string[] = [];
  const warnings: string[] = [];
  for (const [file, text] of files) {
    const path = file.replace(/\.\w+$/, "");
    if (file.endsWith(".wxs")) group.addScript(path, text);
    if (!file.endsWith(".wxml")) continue;
    paths.push(path);
    const findings = (group.addTmpl(path, modernBindings(text)) ?? []) as Finding[];
    warnings.push(...findings.map(({ message, startLine }) => `${file}:${String(startLine)} ${message}`));
  }
  const groups = group.getTmplGenObjectGroups();
  group.free();
  return { paths, groups, warnings };
}
