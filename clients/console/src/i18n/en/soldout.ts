/** The sold-out panel. */
import type { Message } from "@words";
import type { soldout as zh } from "../zh/soldout";

export const soldout: Record<keyof typeof zh, Message> = {
  "sold_out.title": "Sold out",
  "sold_out.open": "Mark items or extras sold out",
  "sold_out.words": "sold out 86 guqing 沽清 估清 售罄 卖完",
  "sold_out.short": "Sold out",
  "sold_out.search": "Find an item or an extra",
  "sold_out.kind": "Kind",
  "sold_out.items": "Items",
  "sold_out.modifiers": "Choices and extras",
  "sold_out.until": "Until",
  "sold_out.until_close": "Closing",
  "sold_out.until_tomorrow": "Tomorrow",
  "sold_out.until_open": "I say so",
  "sold_out.now": "Sold out now: {count}",
  "sold_out.take_off": "Sold out",
  "sold_out.bring_back": "Bring back",
  "sold_out.toggle": "Sold out: {name}",
  "sold_out.did": "{name} is sold out for all guests",
  "sold_out.undid": "{name} is back on sale",
  "sold_out.back": "Back {when}",
  "sold_out.partly": "Sold out: {names}",
  "sold_out.left": "{left} left today",
  "sold_out.quota": "Today’s count",
  "sold_out.quota_of": "Today’s count of {name}",
  "sold_out.no_limit": "No limit",
  "sold_out.whole": "The whole item",
  "sold_out.empty": "The menu is empty",
  "sold_out.empty_hint": "Add what you sell under “Catalogue” first.",
  "sold_out.none_found": "Nothing called “{query}”",
};
