/**
 * Packs a compiled WeChat mini-program folder into what a browser can load: one script with all its parts.
 *
 * Nothing of the program is changed but the spelling of event bindings and units of length.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

import { stylesOf } from "./styles";
import { compileTemplates } from "./templates";

const TEXT = /\.(js|json|wxml|wxss|wxs)$/;
const NOT_LOADED = new Set(["project.config.json", "project.private.config.json", "sitemap.json"]);

export interface Package {
  /** The script that puts the program on the page, as `Packed`. */
  script: string;
  warnings: string[];
}

export function pack(folder: string): Package {
  const files = textsIn(folder);
  const { paths, groups, warnings } = compileTemplates(files);
  const json: Record<string, unknown> = {};
  const modules: string[] = [];
  for (const [file, text] of files) {
    if (file.endsWith(".json")) json[file.slice(0, -".json".length)] = JSON.parse(text);
    if (file.endsWith(".js")) modules.push(`${JSON.stringify(file)}:function(require,module,exports){${text}\n}`);
  }
  const parts = { json, css: stylesOf(files), paths, modules: `{${modules.join(",\n")}}` };
  return { script: `window.mpPackage=Object.assign(${JSON.stringify(parts)},{groups:${groups}});`, warnings };
}

/** Every text file of a package by its path, "/" on each machine. */
export function textsIn(folder: string, wanted = TEXT): Map<string, string> {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !wanted.test(entry.name) || NOT_LOADED.has(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    texts.set(relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8"));
  }
  return new Map([...texts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
