/** Which browser plays the guests and the staff: Debian's, as a package puts it on the machine. */
import { existsSync } from "node:fs";

const WHOLE = "/usr/bin/chromium";
// The same engine without windows to paint: a journey costs a bit more than half of the whole browser's work.
const WITHOUT_WINDOWS = "/usr/bin/chromium-headless-shell";

/** The path CHROMIUM_PATH names, or else the lightest Chromium that is there. */
export function browserPath(): string {
  return process.env["CHROMIUM_PATH"] ?? (existsSync(WITHOUT_WINDOWS) ? WITHOUT_WINDOWS : WHOLE);
}
