/** Tones and icons of messages. */
import { MailIcon, PhoneIcon, SubscriptionIcon } from "@/ui/icons";
import type { MessageChannel, SentState } from "@contracts";
import type { Component } from "vue";

export const CHANNELS: readonly MessageChannel[] = ["subscription", "sms", "mail"];
export const SENT_STATES: readonly SentState[] = ["queued", "sending", "sent", "delivered", "failed", "unknown", "dropped"];

export const CHANNEL_ICONS: Record<MessageChannel, Component> = { subscription: SubscriptionIcon, sms: PhoneIcon, mail: MailIcon };

export const TONES: Record<SentState, "neutral" | "info" | "success" | "warning" | "danger"> = {
  queued: "neutral",
  sending: "info",
  sent: "success",
  delivered: "success",
  failed: "danger",
  unknown: "warning",
  dropped: "neutral",
};
