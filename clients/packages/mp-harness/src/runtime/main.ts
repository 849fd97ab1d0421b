/** Puts the program on the screen. `window.mp` is for the test; the program itself sees none of this. */
import type { Phone } from "../phone";
import { furnish } from "./host";
import { noteError } from "./noticed";
import { programGlobals, start } from "./pages";
import { packed, person } from "./person";
import { evaluate } from "./sandbox";
import { wx } from "./wx/index";
import { handle } from "./wx/life";

declare global {
  interface Window {
    mp: Phone;
  }
}

window.mp = handle;
try {
  furnish();
  start(evaluate(packed.modules, { ...programGlobals, wx }), person.launch);
} catch (error) {
  noteError(error);
  throw error;
}
