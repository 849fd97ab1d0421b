/** An act of the trail in words: who, what, from what to what, and from where. Pure but for the language. */
import { t, tName } from "@/i18n";
import type { AcceptRule, Act } from "@contracts";
import { clockTime, instant, localDate, yuan } from "@words";

export function whoOf(act: Pick<Act, "actor" | "actor_name">): string {
  if (act.actor_name) return act.actor_name;
  const kind = act.actor.split(":")[0];
  if (kind === "guest") return t("trail.guest");
  if (kind === "partner") return t("trail.partner");
  if (kind === "screen") return t("trail.screen");
  return kind === "staff" ? t("trail.someone") : t("trail.system");
}

export function whatOf(act: Pick<Act, "action">): string {
  return tName("act", act.action);
}

/** What it was done to, under the name it had then; nothing where people did it to themselves. */
export function thingOf(act: Act, language: "zh" | "en"): string {
  if (act.actor === `staff:${act.target}`) return "";
  return language === "en" && act.name_en ? act.name_en : act.name;
}

/** "角色：服务员 → 店长", one per field; then whatever else was noted. */
export function changesOf(act: Act, zone: string): string[] {
  const moved = Object.entries(act.changes).map(([field, pair]) =>
    t("trail.changed", {
      field: fieldText(field),
      before: valueText(field, pair[0], zone),
      after: valueText(field, pair[1], zone),
    }),
  );
  return [...moved, ...notesOf(act, zone)];
}

/** "price_fen:大杯" is the price of the large one. */
function fieldText(field: string): string {
  const [name = "", of] = field.split(":");
  return of ? `${tName("field", name)} ${of}` : tName("field", name);
}

const ID = /^[a-z]{3}_[0-9A-Za-z]{8,}$/;

function notesOf(act: Act, zone: string): string[] {
  const details = { ...act.details };
  const notes: string[] = [];
  // A price that moved was noted in two halves.
  if ("from_fen" in details && "to_fen" in details) {
    const [before, after] = [valueText("price_fen", details["from_fen"], zone), valueText("price_fen", details["to_fen"], zone)];
    notes.push(t("trail.changed", { field: tName("field", "price_fen"), before, after }));
    delete details["from_fen"];
    delete details["to_fen"];
  }
  if (details["scope"] !== undefined) delete details["scope"];
  for (const [field, value] of Object.entries(details)) {
    const text = valueText(field, value, zone);
    if (text && text !== t("trail.nothing") && !ID.test(text)) notes.push(`${tName("field", field)}${t("ui.colon")}${text}`);
  }
  return notes;
}

function valueText(field: string, value: unknown, zone: string): string {
  if (value === null || value === undefined || value === "") return t("trail.nothing");
  if (typeof value === "boolean") return t(value ? "trail.yes" : "trail.no");
  if (field === "role" && typeof value === "string") return tName("role", value);
  if (field === "modes" && typeof value === "string") return tName("mode", value);
  if (field === "kind" && typeof value === "string") return tName("devices.kind", value);
  if (typeof value === "number") return field.split(":")[0]?.endsWith("_fen") ? yuan(value) : String(value);
  if (typeof value === "string") return instantText(value, zone) ?? value;
  if (Array.isArray(value) && value.length === 0) return t("trail.nothing");
  if (Array.isArray(value)) return value.map((one) => valueText(field, one, zone)).join(t("ui.comma"));
  if (field === "auto_accept_rules") return ruleText(value as AcceptRule);
  const parts = Object.entries(value as Record<string, unknown>).map(([key, one]) => `${tName("field", key)} ${valueText(key, one, zone)}`);
  return parts.length > 0 ? parts.join(t("ui.comma")) : t("trail.nothing");
}

/** "堂食 外带 11:30–13:30" */
function ruleText({ modes, from, to }: AcceptRule): string {
  return [...modes.map((mode) => tName("mode", mode)), `${from}–${to}`].join(" ");
}

function instantText(text: string, zone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT/.test(text)) return null;
  try {
    const at = instant(text);
    return `${localDate(at, zone)} ${clockTime(at, zone)}`;
  } catch {
    return null;
  }
}
