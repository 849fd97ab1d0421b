/**
 * What a scanned code or a link says about where the guest is. Pure.
 *
 * Browser: `?code=` (table), `?store=`, `?brand=`. WeChat: `scene` (a mini-program code, at most 32 characters, still
 * encoded: `t=<table code>`, `s=<store>`, `p=<a poster's code>&v=<mark>`, or the bare table code) and `q` (the whole link of a plain QR code, encoded).
 */
export type Entry = { code: string } | { store: string } | { brand: string } | { share: string };

/** What of a menu a friend's card, a poster or a banner points at, and the mark of the phone that passed it on. */
export interface Aim {
  item?: string;
  category?: string;
  via?: string;
}

type Query = Readonly<Record<string, string | undefined>>;

export function readEntry(query: Query): Entry | null {
  if (query.code) return { code: decoded(query.code) };
  if (query.store) return { store: decoded(query.store) };
  if (query.brand) return { brand: decoded(query.brand) };
  if (query.scene) return readScene(decoded(query.scene));
  if (query.q) return readLink(decoded(query.q));
  return null;
}

export function readAim(query: Query): Aim {
  const { item, category, via, v } = query.q ? linked(decoded(query.q)) : query.scene ? pairs(decoded(query.scene)) : query;
  return { item, category, via: via ?? v };
}

/** What the camera read: a link of ours, a mini-program path, or a bare table code. */
export function readScanned(text: string): Entry | null {
  if (text.includes('?')) return readLink(text);
  return /^[\w-]{4,64}$/.test(text) ? { code: text } : null;
}

function readScene(scene: string): Entry | null {
  if (!scene.includes('=')) return { code: scene };
  const query = pairs(scene);
  if (query.p) return { share: query.p };
  return readEntry({
    code: query.t ?? query.c ?? query.code,
    store: query.s ?? query.store,
    brand: query.b ?? query.brand,
  });
}

function readLink(link: string): Entry | null {
  const { code, store, brand, scene } = linked(link);
  return readEntry({ code, store, brand, scene });
}

function linked(link: string): Query {
  const at = link.indexOf('?');
  return at < 0 ? {} : pairs(link.slice(at + 1).split('#')[0] ?? '');
}

// `URLSearchParams` is absent in mini-programs.
function pairs(text: string): Query {
  const out: Record<string, string> = {};
  for (const pair of text.split('&')) {
    const [name = '', ...rest] = pair.split('=');
    if (name) out[name] = rest.join('=');
  }
  return out;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
