/* global window, document, location */
/**
 * Stands in the page itself. Asks for the store and its menu while the program is still on its way to the phone: a first visit
 * has them three round trips sooner, and a scanned code need not be looked up first, for the server says in the page where it
 * leads. A visitor whose menu is kept sees that at once and needs no head start. `platform/early.ts` takes the answers over.
 *
 * And takes back the server's drawing of the first screen where this phone shows it otherwise: other words, other sizes, other
 * things on top.
 */
(function () {
  const asked = (window.ddEarly = {});
  if (!/^\/m\/(pages\/menu\/index)?$/.test(location.pathname)) return;

  const query = new URLSearchParams(location.search);
  const api = '/api/guest/v1';
  const told = document.querySelector('meta[name="dd-menu"]');
  const address = told ? told.content : '';

  function kept(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  const look = kept('dd:appearance') || {};
  const language = kept('dd:language') || (/^en\b/i.test(navigator.language) ? 'en' : 'zh');
  const root = document.documentElement.classList;
  if (look.scheme === 'light' || look.scheme === 'dark') root.add(`dd-${look.scheme}`);
  const isPlain = (look.textSize || 'normal') === 'normal' && !look.isElder && !look.readsAloud;
  const usual = kept(`dd:usual.${address.split('/')[5]}`);
  if (!told || !isPlain || language !== told.dataset.language || usual) root.add('dd-own-first');

  if (kept('dd.menus') !== null) return;

  function ask(path) {
    const answer = fetch(path, { headers: { Accept: 'application/json' } }).then(async (response) => ({
      status: response.status,
      headers: { etag: response.headers.get('etag') || '' },
      body: await response.text(),
    }));
    answer.catch(() => undefined);
    asked[path] = answer;
    return answer;
  }

  const menuOf = (store, mode) => `${api}/stores/${encodeURIComponent(store)}/menu?mode=${mode}`;

  if (address) ask(address);
  if (query.get('code')) {
    const entry = ask(`${api}/entry?code=${encodeURIComponent(query.get('code'))}`);
    if (!address)
      entry
        .then(({ status, body }) => {
          const { store, mode } = status === 200 ? JSON.parse(body) : {};
          if (store) ask(menuOf(store.id, mode));
        })
        .catch(() => undefined);
  } else if (query.get('store')) {
    ask(`${api}/stores/${encodeURIComponent(query.get('store'))}`);
    if (!address) ask(menuOf(query.get('store'), 'pickup'));
  }
})();
