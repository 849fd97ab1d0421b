/** Which place of a provider's template shows what, as rows of a form. Pure. */
export interface PlaceRow {
  place: string;
  name: string;
}

/** What WeChat calls the places of its templates: thing1, character_string2, time3. */
const KEYWORD =
  /^(thing|number|letter|symbol|character_string|time|date|amount|phone_number|car_number|name|phrase)\d{1,2}$/;
export const PLACES_MAX = 5;

export function rowsOf(places: Readonly<Record<string, string>> | undefined): PlaceRow[] {
  return Object.entries(places ?? {}).map(([place, name]) => ({ place, name }));
}

/** The rows as they are sent; rows without a place are none. */
export function placesOf(rows: readonly PlaceRow[]): Record<string, string> {
  return Object.fromEntries(rows.filter((row) => row.place.trim() !== "").map((row) => [row.place.trim(), row.name]));
}

export type PlaceFault = "keyword" | "twice";

/** What is wrong with a row; an empty one is not wrong, only not there. */
export function placeFault(row: PlaceRow, rows: readonly PlaceRow[]): PlaceFault | null {
  const place = row.place.trim();
  if (place === "") return null;
  if (!KEYWORD.test(place)) return "keyword";
  return rows.filter((each) => each.place.trim() === place).length > 1 ? "twice" : null;
}

export function isGoodPlaces(rows: readonly PlaceRow[]): boolean {
  return rows.every((row) => placeFault(row, rows) === null);
}
