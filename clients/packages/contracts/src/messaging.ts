/** How a brand reaches people: accounts, wordings, caps, what was sent, and its news. */
import type { components } from "./generated/merchant";
import type { Narrow } from "./narrow";

type Schemas = components["schemas"];

export type MessageChannel = "subscription" | "sms" | "mail";
export type SentState = "queued" | "sending" | "sent" | "delivered" | "failed" | "unknown" | "dropped";

export type MessageProvider = Narrow<Schemas["ProviderOut"], { channel: MessageChannel }>;
export type MessengerAccount = Narrow<Schemas["MessengerOut"], { channel: MessageChannel; last_state: SentState | null }>;
export type Wording = Narrow<Schemas["WordsOut"], { ways: MessageChannel[]; possible: MessageChannel[] }>;
export type EditWording = Schemas["WordsIn"];
export type MessageRules = Schemas["MessageRulesOut"];
export type EditMessageRules = Schemas["MessageRulesIn"];
export type BrandNews = Schemas["NewsOut"];
export type WriteNews = Schemas["WriteNewsIn"];
export type Messaging = Narrow<
  Schemas["MessagingOut"],
  { providers: MessageProvider[]; accounts: MessengerAccount[]; words: Wording[] }
>;
export type SaveMessenger = Schemas["MessengerIn"];
export type TestMessage = Schemas["TestMessageIn"];
export type SentMessage = Narrow<Schemas["SentOut"], { channel: MessageChannel; state: SentState }>;

export interface SentSearch {
  channel?: MessageChannel;
  state?: SentState;
  text?: string;
  cursor?: string;
}
