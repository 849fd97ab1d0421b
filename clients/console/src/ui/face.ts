/** Which face a screen wears. */
export type Face = "loading" | "empty" | "error" | "content";

export function faceOf(state: { isLoading: boolean; error: string | null; isEmpty?: boolean; hasContent?: boolean }): Face {
  if (state.hasContent) return state.isEmpty ? "empty" : "content";
  if (state.error !== null) return "error";
  if (state.isLoading) return "loading";
  return state.isEmpty ? "empty" : "content";
}
