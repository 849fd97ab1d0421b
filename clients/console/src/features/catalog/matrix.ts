/**
 * Specs and the SKUs they make: every combination of values is a row, and a row is a SKU when it has a price. SKUs keep
 * their id while their values stay, so that orders, stock and prices of stores stay with them. Pure.
 */

export interface SpecValueForm {
  /** The server's id, or one that begins with `new:` until it is saved. */
  id: string;
  name: string;
  name_en: string;
}

export interface SpecForm {
  name: string;
  name_en: string;
  values: SpecValueForm[];
}

export interface SkuForm {
  /** Empty until it is saved. */
  id: string;
  spec_value_ids: string[];
  price_fen: number;
  kcal: number | null;
  /** Not edited here, but a save must not lose it. */
  nutrition: Record<string, number> | null;
  is_default: boolean;
}

export interface MatrixRow {
  key: string;
  values: SpecValueForm[];
  sku: SkuForm | null;
}

const keyOf = (ids: readonly string[]) => ids.join("|");

/** All combinations in the order of the specs; without specs there is one, of nothing. */
export function combinations(specs: readonly SpecForm[]): SpecValueForm[][] {
  return specs.reduce<SpecValueForm[][]>(
    (rows, spec) => rows.flatMap((row) => spec.values.map((value) => [...row, value])),
    [[]],
  );
}

export function rowsOf(specs: readonly SpecForm[], skus: readonly SkuForm[]): MatrixRow[] {
  const known = new Map(skus.map((sku) => [keyOf(sku.spec_value_ids), sku]));
  return combinations(specs).map((values) => {
    const key = keyOf(values.map((value) => value.id));
    return { key, values, sku: known.get(key) ?? null };
  });
}

/** A new spec: what was one SKU becomes the one with the first value, the others are priced like it. */
export function withSpec(skus: readonly SkuForm[], spec: SpecForm): SkuForm[] {
  return skus.flatMap((sku) =>
    spec.values.map((value, index) => ({
      ...sku,
      id: index === 0 ? sku.id : "",
      spec_value_ids: [...sku.spec_value_ids, value.id],
      is_default: sku.is_default && index === 0,
    })),
  );
}

/** A new value of a spec: each SKU with the value before it gets a sister at the same price. */
export function withValue(skus: readonly SkuForm[], spec: SpecForm, value: SpecValueForm): SkuForm[] {
  const siblings = new Set(spec.values.map((known) => known.id));
  const model = spec.values[spec.values.length - 1];
  if (!model) return [...skus];
  const sisters = skus
    .filter((sku) => sku.spec_value_ids.includes(model.id))
    .map((sku) => ({
      ...sku,
      id: "",
      is_default: false,
      spec_value_ids: sku.spec_value_ids.map((id) => (siblings.has(id) ? value.id : id)),
    }));
  return [...skus, ...sisters];
}

export function withoutValue(skus: readonly SkuForm[], valueId: string): SkuForm[] {
  return withDefault(skus.filter((sku) => !sku.spec_value_ids.includes(valueId)));
}

/** A spec is gone: of the SKUs that fall together the first stays. */
export function withoutSpec(skus: readonly SkuForm[], spec: SpecForm): SkuForm[] {
  const gone = new Set(spec.values.map((value) => value.id));
  const kept = new Map<string, SkuForm>();
  for (const sku of skus) {
    const ids = sku.spec_value_ids.filter((id) => !gone.has(id));
    const key = keyOf(ids);
    if (!kept.has(key)) kept.set(key, { ...sku, spec_value_ids: ids });
  }
  return withDefault([...kept.values()]);
}

/** There is always one SKU that is chosen at first. */
export function withDefault(skus: readonly SkuForm[]): SkuForm[] {
  if (skus.some((sku) => sku.is_default)) return [...skus];
  return skus.map((sku, index) => ({ ...sku, is_default: index === 0 }));
}

/** In the order of the matrix, as they are sent. */
export function inOrder(specs: readonly SpecForm[], skus: readonly SkuForm[]): SkuForm[] {
  return rowsOf(specs, skus).flatMap((row) => (row.sku ? [row.sku] : []));
}
