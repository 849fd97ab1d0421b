/** A brand's mini-program. */
import type { components } from "./generated/merchant";

type Schemas = components["schemas"];

export type MiniProgram = Schemas["MiniProgramOut"];
export type MiniPrograms = Schemas["MiniProgramsOut"];
export type MiniProgramPapers = Schemas["MiniProgramIn"];
