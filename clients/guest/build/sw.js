/* global self, caches */
/**
 * Keeps this build's files and the pictures that were looked at. Answers of the API are never kept here: what a menu says and
 * how old it is, the program itself knows.
 */
const BASE = '__BASE__';
const FILES = ['__FILES__'];
const SHELL = 'dd-shell-__VERSION__';
const PICTURES = 'dd-pictures';
const MOST_PICTURES = 300;
/** A network that takes longer to bring the page than this is treated as none. */
const PATIENCE_MS = 3000;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((shell) => shell.addAll([BASE, ...FILES]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('dd-shell-') && name !== SHELL).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname.startsWith(BASE)) event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(file(request));
  else if (pathname.startsWith('/media/')) event.respondWith(picture(request));
});

/** The server's page, which may be newer; the kept one where it does not come. */
async function page(request) {
  const kept = await caches.match(BASE);
  if (!kept) return fetch(request);
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  const fresh = fetch(request).then(
    (response) => (response.ok ? response : response.status >= 500 ? kept : response),
    () => kept,
  );
  return Promise.race([fresh, late]);
}

async function file(request) {
  return (await caches.match(request, { ignoreSearch: true })) || fetch(request);
}

/** Pictures are named by their content and never change. */
async function picture(request) {
  const pictures = await caches.open(PICTURES);
  const kept = await pictures.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    await pictures.put(request, response.clone());
    const names = await pictures.keys();
    await Promise.all(names.slice(0, Math.max(0, names.length - MOST_PICTURES)).map((name) => pictures.delete(name)));
  }
  return response;
}
