/**
 * What this phone remembers between visits: JSON under one prefix.
 *
 * Storage may be full, blocked or hold something an older version wrote: reading then says
 * "nothing there" and writing says "not kept"; nobody breaks over it.
 */
const PREFIX = 'dd:';

export function remember(key: string, value: unknown): boolean {
  try {
    uni.setStorageSync(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function recall<T>(key: string, isValid: (value: unknown) => value is T): T | null {
  try {
    const text: unknown = uni.getStorageSync(PREFIX + key);
    if (typeof text !== 'string' || text === '') return null;
    const value: unknown = JSON.parse(text);
    return isValid(value) ? value : null;
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    uni.removeStorageSync(PREFIX + key);
  } catch {
    // Nothing kept, nothing to forget.
  }
}

/** Keys kept under our prefix, without it. */
export function remembered(): string[] {
  try {
    return uni
      .getStorageInfoSync()
      .keys.filter((key) => key.startsWith(PREFIX))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
