/**
 * What lets this phone open without a network. In a browser a small worker keeps the program (`build/sw.js`), where the
 * address is safe (https); a mini-program lies on the phone anyway.
 */
export function keepForOffline(): void {
  // #ifdef H5
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = () => void navigator.serviceWorker.register('/m/sw.js', { scope: '/m/' }).catch(() => undefined);
  // After the first screen: nobody who is here needs it.
  if (document.readyState === 'complete') setTimeout(register, 2000);
  else window.addEventListener('load', () => setTimeout(register, 2000));
  // #endif
}

/** Forgets pictures and program, at the guest's wish. */
export function forgetOffline(): void {
  // #ifdef H5
  if (!('caches' in window)) return;
  void caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith('dd-')).map((name) => caches.delete(name))));
  // #endif
}
