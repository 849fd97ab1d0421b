/**
 * The server's shapes come from OpenAPI; where that says only "string", the clients say which strings. A member that the
 * server no longer has, or has with another type, fails to compile here.
 */
export type Narrow<G, N extends { [K in keyof N]: K extends keyof G ? G[K] : never }> = Flat<Omit<G, keyof N> & N>;

/** What is sent may leave out what has a default; our clients always say everything. */
export type Whole<G> = Flat<Required<G>>;

type Flat<T> = { [K in keyof T]: T[K] };
