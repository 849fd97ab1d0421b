/** What WeChat asks its user or tells about them: login, scan, place, consent to messages and to the privacy guide. */
import { idOf } from "../elements";
import { noteError } from "../noticed";
import { person } from "../person";
import { asked, Refusal, type Options } from "./answer";
import { askWeChat } from "./service";

const USER_KEY = "mp-user";

/** The WeChat user of this phone: one a browser profile, so that a second start is the same person. */
function user(): string {
  const known = localStorage.getItem(USER_KEY);
  if (known !== null) return known;
  const fresh = `harness-${Math.random().toString(36).slice(2, 10)}`;
  localStorage.setItem(USER_KEY, fresh);
  return fresh;
}

let clipboard = "";

type Resolve = (answer: { event: "agree" | "disagree" | "exposureAuthorization"; buttonId?: string }) => void;
type PrivacyListener = (resolve: Resolve, about: { referrer: string }) => void;
const privacyListeners: PrivacyListener[] = [];
let hasAgreed = !person.asksPrivacy;
/** Ids of `agreePrivacyAuthorization` buttons that a finger really touched. */
const touchedAgreements = new Set<string>();
document.addEventListener(
  "touchend",
  (event) => {
    const button = (event.target as Element).closest('[open-type="agreePrivacyAuthorization"]');
    if (button) touchedAgreements.add(idOf(button));
  },
  { capture: true },
);

/** Interfaces of the privacy guide wait here until the guest has agreed; without a listener nobody can. */
async function mustBeAllowed(name: string): Promise<void> {
  if (hasAgreed) return;
  const [listener] = privacyListeners;
  if (!listener) throw new Refusal("privacy permission is not authorized", { errno: 104 });
  const answer = await new Promise<Parameters<Resolve>[0]>((resolve) =>
    listener((said) => said.event !== "exposureAuthorization" && resolve(said), { referrer: name }),
  );
  if (answer.event === "agree") {
    if (!touchedAgreements.has(answer.buttonId ?? "")) noteError("privacy: agreed without a touch of the agreement button");
    hasAgreed = true;
  } else {
    throw new Refusal("privacy permission is not authorized", { errno: 104 });
  }
}

function guarded<T extends Options>(name: string, work: (options: T) => unknown): (options?: T) => unknown {
  return asked<T>(name, async (options) => {
    await mustBeAllowed(name);
    return work(options);
  });
}

export const guest = {
  /** A code that is good once, for five minutes. */
  login: asked("login", async () => {
    const { code } = await askWeChat<{ code: string }>("POST", "/mini/codes", { appid: person.appId, persona: user() });
    return { code };
  }),
  checkSession: asked("checkSession", () => undefined),
  scanCode: asked("scanCode", () => {
    if (!person.scans) throw new Refusal("cancel");
    return { scanType: person.scans.path === undefined ? "QR_CODE" : "WX_CODE", charSet: "utf-8", ...person.scans };
  }),
  getSetting: asked("getSetting", () => ({ authSetting: { "scope.userLocation": person.location !== null }, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } })),
  openSetting: asked("openSetting", () => ({ authSetting: {} })),
  getLocation: guarded("getLocation", () => {
    if (!person.location) throw new Refusal("auth deny");
    return { ...person.location, speed: -1, accuracy: 30 };
  }),
  getFuzzyLocation: guarded("getFuzzyLocation", () => {
    if (!person.location) throw new Refusal("auth deny");
    return person.location;
  }),
  openLocation: asked("openLocation", () => undefined),
  requestSubscribeMessage: asked<Options & { tmplIds: string[] }>("requestSubscribeMessage", ({ tmplIds }) => {
    if (tmplIds.length === 0 || tmplIds.length > 3) throw new Refusal("TmplIds can't be empty or more than 3", { errCode: 10001 });
    if (person.subscribes === "fail") throw new Refusal("requestSubscribeMessage is muted", { errCode: 20004 });
    return Object.fromEntries(tmplIds.map((id) => [id, person.subscribes]));
  }),
  onNeedPrivacyAuthorization: (listener: PrivacyListener) => void privacyListeners.unshift(listener),
  requirePrivacyAuthorize: guarded("requirePrivacyAuthorize", () => undefined),
  getPrivacySetting: asked("getPrivacySetting", () => ({ needAuthorization: !hasAgreed, privacyContractName: "《用户隐私保护指引》" })),
  openPrivacyContract: asked("openPrivacyContract", () => undefined),
  setClipboardData: guarded<Options & { data: string }>("setClipboardData", ({ data }) => {
    clipboard = data;
  }),
  getClipboardData: guarded("getClipboardData", () => ({ data: clipboard })),
  saveImageToPhotosAlbum: guarded("saveImageToPhotosAlbum", () => undefined),
  showShareImageMenu: asked("showShareImageMenu", () => undefined),
  previewImage: asked("previewImage", () => undefined),
};
