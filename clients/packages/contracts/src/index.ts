/** What the clients know of the backend, and nothing else. */
export * from "./common";
export * from "./guest";
export * from "./kitchen";
export * from "./live";
export * from "./merchant";
export * from "./messages";
export * from "./messaging";
export * from "./mini";
export * from "./people";
export * from "./privacy";
export * from "./reviews";
