/**
 * The world page code lives in: the language itself, timers, and what WeChat puts beside them. Whatever else a browser has
 * (window, document, fetch, localStorage …) is undefined there, as on a phone.
 */

/** ECMAScript, timers and console. `Intl` is left out: some phones have none. */
const KNOWN = new Set(
  (
    "Object Function Array Number parseFloat parseInt Boolean String Symbol Date Promise RegExp Error AggregateError EvalError " +
    "RangeError ReferenceError SyntaxError TypeError URIError JSON Math ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array " +
    "Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap " +
    "WeakSet WeakRef Proxy Reflect FinalizationRegistry decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape " +
    "isFinite isNaN console setTimeout clearTimeout setInterval clearInterval"
  ).split(" "),
);
/** Not names a parameter may have, or constants that stay. */
const UNTOUCHABLE = new Set(["eval", "arguments", "undefined", "NaN", "Infinity"]);

export type ModuleFunction = (require: (id: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

/** Evaluates the package's modules so that they see `offers` and the language, and nothing else. */
export function evaluate(source: string, offers: Record<string, unknown>): Record<string, ModuleFunction | undefined> {
  const globals: Record<string, unknown> = { ...offers };
  for (const name of KNOWN) globals[name] = (window as unknown as Record<string, unknown>)[name];
  const given: Record<string, unknown> = { ...offers, global: globals, globalThis: globals };
  const names = [...new Set([...browserNames(), ...Object.keys(given)])];
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the only way to hide a name
  const modules: unknown = new Function(...names, `"use strict";return ${source};\n//# sourceURL=mini-program.js`)(...names.map((name) => given[name]));
  return modules as Record<string, ModuleFunction | undefined>;
}

function browserNames(): string[] {
  const names: string[] = [];
  for (let object: object | null = window; object !== null; object = Object.getPrototypeOf(object) as object | null) {
    names.push(...Object.getOwnPropertyNames(object));
  }
  return names.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !KNOWN.has(name) && !UNTOUCHABLE.has(name));
}
