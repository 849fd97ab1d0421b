/** The words of the trade: money, time, states, choices, carts and translation. Pure functions; no platform, no network. */
export * from "./cart";
export * from "./i18n";
export * from "./ids";
export { words, type WordKey } from "./messages";
export * from "./money";
export * from "./options";
export * from "./orders";
export * from "./time";
export * from "./today";
export { offsetMinutes } from "./zones";
