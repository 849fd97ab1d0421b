/** What people are told beyond their screens: a guest's message centre and what they agreed to. */
import type { components } from "./generated/guest";
import type { Narrow } from "./narrow";

type Schemas = components["schemas"];

/** What a guest is told about an order, or by a brand. */
export type MessageKind =
  | "order_paid"
  | "order_accepted"
  | "order_ready"
  | "order_coming"
  | "order_refused"
  | "order_cancelled"
  | "refund_done"
  | "news";
/** Ways a guest proves by a code. */
export type ContactChannel = "sms" | "mail";

export type GuestMessage = Narrow<Schemas["MessageOut"], { kind: MessageKind }>;
export type Unread = Schemas["UnreadOut"];
export type MessageAgreement = Narrow<Schemas["AgreementOut"], { channel: ContactChannel }>;
export type MessageSettings = Narrow<
  Schemas["MessageSettingsOut"],
  { agreements: MessageAgreement[]; kinds: { kind: MessageKind; is_muted: boolean }[] }
>;
export type AskCode = Schemas["CodeIn"];
export type Agree = Schemas["AgreeIn"];
export type ChooseNews = Schemas["NewsIn"];
export type SubscriptionQuestion = Schemas["QuestionOut"];
