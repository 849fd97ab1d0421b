/** People: a brand's staff, one's own account, and who may take a device over. */
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
