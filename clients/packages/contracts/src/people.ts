/** People: a brand's staff, one's own account, who may take a device over, its screens, and what was done. */
import type { components } from "./generated/merchant";
import type { Role } from "./merchant";
import type { Narrow } from "./narrow";

type Schemas = components["schemas"];

export type Grant = Narrow<Schemas["GrantOut"], { role: Role }>;
export type Colleague = Narrow<Schemas["ColleagueOut"], { grants: Grant[] }>;
export type NewColleague = Schemas["NewColleagueIn"];
/** The password is said this once. */
export type NewColleagueMade = Narrow<Schemas["NewColleagueOut"], { grants: Grant[] }>;
export type GiveRole = Schemas["GrantIn"];
export type FreshPassword = Schemas["InitialPasswordOut"];
export type FreshCode = Schemas["CodeOut"];

export type StaffSession = Schemas["SessionOut"];
export type Account = Schemas["AccountOut"];
export type OwnPassword = Schemas["OwnPasswordIn"];
export type OwnCode = Schemas["OwnCodeIn"];

export type PersonByCode = Narrow<Schemas["ByCodeOut"], { role: Role }>;
export type Switch = Schemas["SwitchIn"];
export type RecoveryCode = Schemas["RecoveryOut"];
export type Recover = Schemas["RecoverIn"];
export type StaffSessionSeen = Schemas["ColleagueSessionOut"];

export type ScreenKind = "desk" | "kitchen" | "board";
export type PairedScreen = Narrow<Schemas["PairedScreenOut"], { kind: ScreenKind }>;
export type PairScreen = Schemas["PairIn"];
export type ChangeScreen = Schemas["ScreenIn"];

/** One act of the audit trail. */
export type Act = Schemas["ActOut"];
export type Actor = Schemas["ActorOut"];
export interface TrailSearch {
  who?: string | undefined;
  kind?: string | undefined;
  target?: string | undefined;
  /** Days of the store, YYYY-MM-DD, both included. */
  since?: string | undefined;
  until?: string | undefined;
  cursor?: string | undefined;
}
