import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { pack } from "../src/pack/pack";
import { stylesOf, toCss } from "../src/pack/styles";
import { compileTemplates, modernBindings } from "../src/pack/templates";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mp-harness-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test("rpx becomes a share of the window, and only tag names are renamed", () => {
  expect(toCss(".view{width:750rpx}view.view>text,button{margin:-2.5rpx}")).toBe(
    ".view{width:calc(100vw / 750 * 750)}wx-view.view>wx-text,button{margin:calc(100vw / 750 * -2.5)}",
  );
  expect(toCss("@media (min-width:1px){page{color:red}}")).toBe("@media (min-width:1px){wx-page{color:red}}");
});

test("imported styles are put in place, wherever they are named from", () => {
  const files = new Map([
    ["app.wxss", '@import "theme/base.wxss";view{top:0}'],
    ["theme/base.wxss", "@import '/theme/more.wxss';text{left:0}"],
    ["theme/more.wxss", "image{right:0}"],
  ]);
  expect(stylesOf(files)["app"]).toBe("img{right:0}wx-text{left:0}wx-view{top:0}");
});

test("old bindings get their modern spelling; other attributes stay", () => {
  expect(modernBindings('<view bindtap="a" catchtouchmove="b" bind:tap="c" mut-bindtap="d"/>')).toBe(
    '<view bind:tap="a" catch:touchmove="b" bind:tap="c" mut-bind:tap="d"/>',
  );
});

test("a template that cannot be compiled is told with its place", () => {
  const { paths, warnings } = compileTemplates(new Map([["pages/a.wxml", '<view>\n<text wx:if="{{a +}}"></view>']]));
  expect(paths).toEqual(["pages/a"]);
  expect(warnings.length).toBeGreaterThan(0);
  expect(warnings[0]).toMatch(/^pages\/a\.wxml:\d+ /);
});

test("a package is one script: code as written, settings read, devtools' own files left out", () => {
  put("app.js", "App({});");
  put("app.json", '{"pages":["pages/a"]}');
  put("pages/a.js", "Page({});");
  put("pages/a.wxml", "<view>hello</view>");
  put("pages/a.wxss", "view{width:1rpx}");
  put("project.config.json", '{"appid":"wx1"}');

  const { script, warnings } = pack(folder);

  const window: { mpPackage?: { json: object; css: object; paths: string[]; groups: object; modules: string } } = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- it is a script
  new Function("window", script)(window);
  expect(warnings).toEqual([]);
  expect(window.mpPackage?.json).toEqual({ app: { pages: ["pages/a"] } });
  expect(window.mpPackage?.css).toEqual({ "pages/a": "wx-view{width:calc(100vw / 750 * 1)}" });
  expect(window.mpPackage?.paths).toEqual(["pages/a"]);
  expect(window.mpPackage?.modules).toContain("App({});");
  expect(window.mpPackage?.modules).not.toContain("wx1");
});
