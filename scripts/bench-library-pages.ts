// What the bench of the library runs in pages: in text, since the compiler's name keeping is unknown to a page.

/** Notes when the first row and the first search result stand on the screen: after the frame that shows them. */
export const WATCH = `
  window.firstRow = new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      if (!document.querySelector('tbody .row .title')) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    });
    addEventListener('DOMContentLoaded', () => watcher.observe(document.body, { childList: true, subtree: true }));
  });
`;

/** From a change in a field or box to the end of the frame that says how many papers are shown now. */
export const SEARCH = `(act, said) => new Promise((resolve) => {
  const bar = () => document.querySelector(said)?.textContent;
  const before = bar();
  const begun = performance.now();
  const done = () => {
    if (bar() === before || !bar()) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve({ ms: performance.now() - begun, said: bar() })));
  };
  const watcher = new MutationObserver(done);
  watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  act();
})`;

/** Scrolls the list by steps of a wheel, and then by leaps, one a frame. */
export const SCROLL = `(step) => new Promise((resolve) => {
  const box = document.querySelector('.row-grid');
  const frames = [];
  let last = performance.now();
  requestAnimationFrame(function go(now) {
    frames.push(now - last);
    last = now;
    box.scrollTop += step;
    if (frames.length < 180) requestAnimationFrame(go);
    else {
      box.scrollTop = 0;
      frames.sort((a, b) => a - b);
      resolve({ middle: frames[90], most: frames[171], longest: frames[179] });
    }
  });
})`;

/** Reads with nothing of ours between: what any program must pay. */
export const PLAIN = `async () => {
  const opening = indexedDB.open('offprint');
  const db = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const timed = async (work) => { const begun = performance.now(); await work(); return performance.now() - begun; };
  const middle = (all) => all.sort((a, b) => a - b)[all.length >> 1];
  const all = [];
  const shown = [];
  const puts = [];
  for (let round = 0; round < 3; round++) {
    all.push(await timed(() => { const work = db.transaction(['papers', 'annotations']); return Promise.all(['papers', 'annotations'].map((name) => done(work.objectStore(name).getAll()))); }));
  }
  for (let round = 0; round < 9; round++) {
    shown.push(await timed(async () => {
      const work = db.transaction(['papers', 'annotations']);
      const rows = [];
      await new Promise((resolve) => {
        work.objectStore('papers').index('addedAt').openCursor(null, 'prev').onsuccess = ({ target: { result } }) => {
          if (!result || rows.length === 20) return resolve();
          rows.push(result.value);
          result.continue();
        };
      });
      await Promise.all(rows.map(({ id }) => done(work.objectStore('annotations').get(id))));
    }));
    const row = await done(db.transaction('annotations').objectStore('annotations').openCursor());
    puts.push(await timed(() => new Promise((resolve) => {
      const work = db.transaction(['annotations'], 'readwrite', { durability: 'strict' });
      work.objectStore('annotations').put(row.value);
      work.oncomplete = resolve;
    })));
  }
  db.close();
  return { all: middle(all), shown: middle(shown), put: middle(puts) };
}`;

/** Finds and counts in a catalogue of its own, without anything that is drawn; gives the middle time of each query, in ms. */
export const COUNT = `
  import { orderOf } from './components/catalogue-order';
  import { searchRows } from './components/catalogue-search';
  import { DEFAULT_SORT } from './components/filter';
  import { parseQuery } from './paper/query-parse';
  import { readPacked, readUnpacked } from './storage/catalogue';
  import { openLibrary } from './storage/open';
  globalThis.countFacets = async (queries, rounds) => {
    const db = await openLibrary();
    let catalogue;
    await readPacked(db, (read) => { catalogue = read; });
    catalogue ??= await readUnpacked(db, () => {});
    const order = orderOf(catalogue, DEFAULT_SORT);
    const counted = queries.map((text) => {
      const { query } = parseQuery(text);
      const times = Array.from({ length: rounds }, () => {
        const begun = performance.now();
        searchRows(catalogue, order, query);
        return performance.now() - begun;
      });
      return times.sort((a, b) => a - b)[rounds >> 1];
    });
    db.close();
    return counted;
  };
`;

/** Saves new papers, and rates one, through the background as a page does. */
export const SAVE = `async (times) => {
  const each = [];
  for (let at = 0; at < times; at++) {
    const name = Math.random().toString(36).slice(2);
    const paper = { ids: { doi: '10.1000/bench.' + name }, site: 'arxiv', title: 'A paper saved while the clock runs ' + at, authors: [{ name: 'Ada ' + name }] };
    const begun = performance.now();
    const reply = await chrome.runtime.sendMessage({ to: 'library', name: 'act', args: [paper, { addTags: ['bench'] }, { feed: 'bench', position: 1 }] });
    each.push(performance.now() - begun);
    if (!reply.ok) throw new Error(reply.message);
  }
  return each;
}`;

/** Whether nothing is left to be packed and indexed, or the library is too small for that. */
export const PACKED = `async () => {
  const opening = indexedDB.open('offprint');
  const db = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const [papers, rows] = await Promise.all([
    done(db.transaction('papers').objectStore('papers').count()),
    done(db.transaction('packing').objectStore('packing').getAll()),
  ]);
  db.close();
  const wanted = papers < 3000 ? 0 : papers < 10000 ? 1 : 2;
  return rows.length >= wanted && rows.every(({ value }) => !value.making);
}`;
