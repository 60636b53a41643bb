import { expect, test } from '@playwright/test';
import { until } from '../../scripts/browser/until';
import type { Tab } from './harness/bidi';
import { type Firefox, launchFirefox } from './harness/firefox';
import { built, sampleSite } from './harness/site';

const FEED = 'https://huggingface.co/papers';

let firefox: Firefox;

test.beforeAll(async () => {
  firefox = await launchFirefox(built('firefox-mv3'));
});
test.afterAll(() => firefox.close());

const visit = async () => {
  const tab = await firefox.open(FEED, sampleSite);
  await until('119 chips', async () => (await tab.evaluate<number>('document.querySelectorAll("offprint-chip").length')) === 119);
  return tab;
};
const chipOf = (card: number) => `article:nth-of-type(${card}) offprint-chip`;

/** What a script in one of our own pages gets from the library. */
const inLibrary = <T>(own: Tab, work: string) =>
  own.evaluate<T>(`new Promise((done, fail) => {
    const opening = indexedDB.open('offprint');
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const end = (value) => { db.close(); done(value); };
      (${work})(db, end);
    };
  })`);

test('cards are seen, marked as new on the next visit, dimmed and folded as the reader wants it, and brought back', async () => {
  const first = await visit();
  const own = await firefox.openOwn('library.html#/settings', true);
  const count = `(db, end) => { const all = db.transaction('sightings').objectStore('sightings').getAll(); all.onsuccess = () => end(all.result.length); }`;
  await until('cards to be seen', async () => (await inLibrary<number>(own, count)) >= 3);
  // Three days later; the first card has come since.
  await inLibrary(
    own,
    `(db, end) => {
      const work = db.transaction(['sightings', 'visits', 'settings'], 'readwrite');
      const back = (table, keys) => {
        const all = work.objectStore(table).getAll();
        all.onsuccess = () => { for (const row of all.result) { for (const key of keys) row[key] -= 3 * 86400000; work.objectStore(table).put(row); } };
      };
      back('sightings', ['first', 'at']);
      back('visits', ['at', 'began']);
      work.objectStore('settings').put({ key: 'feedLooks', value: { 'huggingface.co/papers': { seen: 'dim', saved: '', dismissed: 'fold' } } });
      work.oncomplete = () => end(0);
    }`,
  );
  const name = await first.evaluate<string>(`document.querySelector('article h3 a').getAttribute('href').replace('/papers/', 'arxiv:')`);
  await inLibrary(
    own,
    `(db, end) => { const work = db.transaction('sightings', 'readwrite'); work.objectStore('sightings').delete(${JSON.stringify(name)}); work.oncomplete = () => end(0); }`,
  );
  const tab = await visit();
  await tab.one({ host: chipOf(1), css: '.new' });
  expect(await tab.all({ host: chipOf(2), css: '.new' })).toEqual([]);
  const opacity = (card: number) => tab.evaluate<string>(`getComputedStyle(document.querySelectorAll('article')[${card - 1}]).opacity`);
  await until('the second card to be dimmed', async () => (await opacity(2)) === '0.4');
  expect(await opacity(1)).toBe('1');
  await tab.click({ host: chipOf(1), css: 'button.save' });
  // Its buttons are drawn anew when the answer comes.
  await tab.one({ host: chipOf(1), css: 'button.save.on' });
  await tab.click({ host: chipOf(1), css: 'button.dismiss' });
  const isShown = () => tab.evaluate<boolean>(`document.querySelector('article').getClientRects().length > 0`);
  await until('the first card to be folded', async () => !(await isShown()));
  await tab.click({ host: 'offprint-folded', css: 'button' });
  await until('it to be shown', isShown);
  expect(await tab.evaluate<string | null>(`document.querySelector('article').getAttribute('style')`)).toBeNull();
});

test('rules highlight and fold cards, and mark those that are highlighted', async () => {
  const own = await firefox.openOwn('library.html#/settings', true);
  await inLibrary(
    own,
    `(db, end) => {
      const work = db.transaction('settings', 'readwrite');
      work.objectStore('settings').put({ key: 'cardRules', value: [
        { id: 'a', kind: 'words', text: 'hydragen', does: 'highlight' },
        { id: 'b', kind: 'pattern', text: 'surrogates?\\\\b', does: 'fold' },
      ] });
      work.objectStore('settings').delete('feedLooks');
      work.oncomplete = () => end(0);
    }`,
  );
  const tab = await visit();
  const cardOf = (title: string) =>
    `[...document.querySelectorAll('article')].find((card) => card.querySelector('h3').textContent.includes('${title}'))`;
  await until('the card to glow', () => tab.evaluate<boolean>(`getComputedStyle(${cardOf('Hydragen')}).boxShadow.includes('inset')`));
  await until('the card to be folded', () => tab.evaluate<boolean>(`${cardOf('Surrogates')}.getClientRects().length === 0`));
  const at = await tab.evaluate<number>(`[...document.querySelectorAll('article')].indexOf(${cardOf('Hydragen')}) + 1`);
  await tab.one({ host: chipOf(at), css: '.lit' });
});
