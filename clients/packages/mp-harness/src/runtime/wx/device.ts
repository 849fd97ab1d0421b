/** The phone itself: its window, its language, its vibration. */
import { person } from "../person";
import { asked } from "./answer";

const STATUS_BAR = 20;
const CAPSULE = { width: 87, height: 32, right: 7, top: 24 };

const windowInfo = () => ({
  windowWidth: innerWidth,
  windowHeight: innerHeight,
  screenWidth: innerWidth,
  screenHeight: innerHeight,
  screenTop: 0,
  pixelRatio: devicePixelRatio,
  statusBarHeight: STATUS_BAR,
  safeArea: { top: STATUS_BAR, bottom: innerHeight, left: 0, right: innerWidth, width: innerWidth, height: innerHeight - STATUS_BAR },
});
const deviceInfo = () => ({ brand: "harness", model: "harness", system: "iOS 17.0", platform: "ios", benchmarkLevel: 40, deviceOrientation: "portrait" });
const appInfo = () => ({ SDKVersion: "3.7.0", version: "8.0.50", language: person.language, theme: person.theme, fontSizeSetting: 16, enableDebug: false, host: { env: "WeChat" } });
const everything = () => ({ ...windowInfo(), ...deviceInfo(), ...appInfo() });

const themeListeners = new Set<(change: { theme: string }) => void>();
/** The guest turns the lights out. */
export function changeTheme(theme: "light" | "dark"): void {
  person.theme = theme;
  for (const listener of themeListeners) listener({ theme });
}

export const device = {
  getWindowInfo: windowInfo,
  getDeviceInfo: deviceInfo,
  getAppBaseInfo: appInfo,
  getSystemInfoSync: everything,
  getSystemInfo: asked("getSystemInfo", everything),
  getSystemSetting: () => ({ bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true, deviceOrientation: "portrait" }),
  getAppAuthorizeSetting: () => ({ locationAuthorized: person.location ? "authorized" : "denied" }),
  getAccountInfoSync: () => ({ miniProgram: { appId: person.appId, envVersion: "release", version: "0.1.0" }, plugin: {} }),
  getMenuButtonBoundingClientRect: () => ({
    top: CAPSULE.top,
    bottom: CAPSULE.top + CAPSULE.height,
    left: innerWidth - CAPSULE.right - CAPSULE.width,
    right: innerWidth - CAPSULE.right,
    width: CAPSULE.width,
    height: CAPSULE.height,
  }),
  onThemeChange: (listener: (change: { theme: string }) => void) => themeListeners.add(listener),
  offThemeChange: (listener: (change: { theme: string }) => void) => themeListeners.delete(listener),
  vibrateShort: asked("vibrateShort", () => undefined),
  vibrateLong: asked("vibrateLong", () => undefined),
  makePhoneCall: asked("makePhoneCall", () => undefined),
  setKeepScreenOn: asked("setKeepScreenOn", () => undefined),
  hideKeyboard: asked("hideKeyboard", () => undefined),
  nextTick: (work: () => void) => void Promise.resolve().then(work),
};
