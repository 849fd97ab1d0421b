/** What a paired kitchen screen is bound to. Pure. */
import type { PairedScreen, StationSetup } from "@contracts";

/** A station that was removed since is gone: the screen shows all of them until another is chosen. */
export type Binding = { kind: "none" } | { kind: "all" } | { kind: "gone" } | { kind: "station"; station: StationSetup };

export function bindingOf(screen: Pick<PairedScreen, "kind" | "station_id">, stations: readonly StationSetup[]): Binding {
  if (screen.kind !== "kitchen") return { kind: "none" };
  if (screen.station_id === null) return { kind: "all" };
  const station = stations.find(({ id }) => id === screen.station_id);
  return station ? { kind: "station", station } : { kind: "gone" };
}
