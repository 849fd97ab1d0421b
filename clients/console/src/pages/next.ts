/** Where to go after the door. Only our own pages: an address from outside must not send anybody away. */
export function nextPath(next: unknown): string {
  return typeof next === "string" && /^\/(console|kitchen|board)(\/|$|\?)/.test(next) ? next : "/console/";
}
