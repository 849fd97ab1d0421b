/**
 * Where the phone is: asked only when the guest wants the nearest store, never needed to order.
 *
 * Mini-programs answer in GCJ-02, as maps in China do. A browser answers in WGS-84, up to some 600 m beside it: near enough
 * to sort stores.
 */
export interface Whereabouts {
  latitude: number;
  longitude: number;
}

/** Whether the guest can be asked at all: browsers tell nobody's place to a page that came over plain HTTP. */
export function canLocate(): boolean {
  let can = true;
  // #ifdef H5
  can = window.isSecureContext && 'geolocation' in navigator;
  // #endif
  return can;
}

/** Null when the guest does not allow it, or the phone does not know. */
export function locate(): Promise<Whereabouts | null> {
  let type = 'gcj02';
  // #ifdef H5
  type = 'wgs84';
  // #endif
  return new Promise((resolve) => {
    uni.getLocation({
      type,
      success: ({ latitude, longitude }) => resolve({ latitude, longitude }),
      fail: () => resolve(null),
    });
  });
}
