/** `wx`: what the harness has of it. Each call is noted; what it lacks is noted too, and fails the test. */
import { noteCall, noteMissing } from "../noticed";
import { canvases } from "./canvas";
import { cashier } from "./cashier";
import { device } from "./device";
import { guest } from "./guest";
import { life } from "./life";
import { network } from "./network";
import { screens } from "./screens";
import { storage } from "./storage";

const known: Record<string, unknown> = { ...life, ...device, ...network, ...storage, ...screens, ...guest, ...cashier, ...canvases };
/** uni-app hangs its own entrances on `wx`, and looks there for its own listeners. */
const OF_UNI = new Set(["createApp", "createPage", "createComponent", "createPluginApp", "createSubpackageApp", "$onErrorHandlers"]);

export const wx: object = new Proxy(known, {
  get(members, name) {
    if (typeof name !== "string") return undefined;
    const member = members[name];
    if (member === undefined && !OF_UNI.has(name)) noteMissing(name);
    if (typeof member !== "function" || OF_UNI.has(name)) return member;
    return (...given: unknown[]) => {
      noteCall(name, given[0]);
      return (member as (...given: unknown[]) => unknown)(...given);
    };
  },
  set(members, name, value) {
    members[String(name)] = value;
    return true;
  },
});
