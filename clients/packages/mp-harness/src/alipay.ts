/**
 * Looks at a compiled Alipay package without running it: there is no open framework to run one on. Its templates compile, their
 * tags are known, and the program names no call that Alipay does not have.
 */
import { textsIn } from "./pack/pack";
import { compileTemplates } from "./pack/templates";

export interface AlipayFindings {
  /** Templates that do not compile, with their place. */
  templates: string[];
  /** Tags that are neither built in nor a component the file declares. */
  tags: string[];
  /** Calls of `my` that are not on the list. */
  calls: string[];
  /** How much was looked at: a check of nothing finds nothing. */
  looked: { templates: number; calls: number };
}

/** Source: opendocs.alipay.com, "小程序 API" and "基础组件". */
const CALLS = new Set(
  (
    "canIUse SDKVersion getLaunchOptionsSync getSystemInfoSync getWindowInfo isIDE onAppHide onAppShow getStorageSync setStorageSync removeStorageSync " +
    "getStorageInfoSync setStorage createSelectorQuery createIntersectionObserver getAppIdSync getAuthCode getPhoneNumber connectSocket request " +
    "getNetworkType onNetworkStatusChange makePhoneCall navigateTo redirectTo reLaunch navigateBack openLocation getLocation pageScrollTo scan " +
    "setClipboard setNavigationBar setBackgroundColor vibrateLong vibrateShort showToast hideToast chooseImage uploadFile downloadFile saveFile " +
    "requestSubscribeMessage tradePay saveImage saveImageToPhotosAlbum"
  ).split(" "),
);
/** What uni-app hangs on `my` itself, or asks of DingTalk, which shares this build. */
const OF_UNI = new Set("EventChannel getEventChannel specialMethods createApp createPage createComponent createPluginApp createSubpackageApp dd".split(" "));
/** Calls of uni-app that it gives another name there. */
const RENAMED: Readonly<Record<string, string>> = { scanCode: "scan", setClipboardData: "setClipboard", setNavigationBarTitle: "setNavigationBar" };
const TAGS = new Set("view text image button input textarea scroll-view swiper swiper-item block slot template import page-meta label form navigator picker canvas".split(" "));

export function checkAlipay(folder: string): AlipayFindings {
  const files = textsIn(folder, /\.(js|json|axml)$/);
  const templates = [...files].filter(([file]) => file.endsWith(".axml"));
  const { warnings } = compileTemplates(new Map(templates.map(([file, text]) => [file.replace(/axml$/, "wxml"), asWxml(text)])));
  const called = new Set<string>();
  for (const [file, text] of files) {
    if (!file.endsWith(".js")) continue;
    for (const [, name = ""] of text.matchAll(/\bmy\.([a-zA-Z]+)/g)) called.add(name);
    for (const [, name = ""] of text.matchAll(/\bcommon_vendor\.index\.([a-zA-Z]+)/g)) called.add(RENAMED[name] ?? name);
  }
  return {
    templates: warnings,
    tags: templates.flatMap(([file, text]) => strangersIn(file, text, declaredBy(files.get(file.replace(/axml$/, "json"))))),
    calls: [...called].filter((name) => !CALLS.has(name) && !OF_UNI.has(name)).sort(),
    looked: { templates: templates.length, calls: called.size },
  };
}

/** Alipay spells what WeChat has in another way; what an expression may hold is the same. */
function asWxml(axml: string): string {
  return axml
    .replace(/\sa:/g, " wx:")
    .replace(/\scatch([A-Z]\w*)=/g, (_, name: string) => ` catch:${name.toLowerCase()}=`)
    .replace(/\son([A-Z]\w*)=/g, (_, name: string) => ` bind:${name.toLowerCase()}=`);
}

function strangersIn(file: string, axml: string, declared: ReadonlySet<string>): string[] {
  const used = new Set([...axml.matchAll(/<([a-z][\w-]*)/g)].map(([, tag = ""]) => tag));
  return [...used].filter((tag) => !TAGS.has(tag) && !declared.has(tag)).map((tag) => `${file} <${tag}>`);
}

function declaredBy(json: string | undefined): ReadonlySet<string> {
  const { usingComponents = {} } = JSON.parse(json ?? "{}") as { usingComponents?: Record<string, string> };
  return new Set(Object.keys(usingComponents));
}
