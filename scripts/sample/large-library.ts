import type { Page } from '@playwright/test';
import { VOCABULARY } from './vocabulary';

/** A word that a good share of the made-up papers have in their title, one that few abstracts have, and a name some authors bear. */
export const WORDS = { title: 'mirato', abstract: 'zyzyva', author: 'quillfeather' };

/**
 * Fills a library from one of our own pages. Words are drawn by Zipf's law from 40 000 made-up ones, so that an index has as many
 * as it would have in life. In text, since the compiler's name keeping is unknown to a page. The same count gives the same rows.
 */
const FILL = `async (count, words) => {
  let state = 7;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (most) => Math.floor(random() * most);
${VOCABULARY}
  const some = (least, most) => Array.from({ length: least + below(most - least + 1) }, word).join(' ');
  const name = () => { const one = vocabulary[2000 + below(9000)]; return one[0].toUpperCase() + one.slice(1); };
  const TAGS = Array.from({ length: 60 }, (_, at) => vocabulary[900 + at * 7]);
  const SITES = ['arxiv', 'huggingface', 'openreview', 'acl', 'pubmed', 'dblp'];
  const STATUSES = ['', '', '', 'queued', 'read', 'read', 'reading', 'dismissed'];
  const THEN = Date.UTC(2025, 5, 1);
  const opening = indexedDB.open('offprint');
  const db = await new Promise((resolve, reject) => {
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
  });
  const TABLES = ['papers', 'abstracts', 'annotations', 'titles', 'touched', 'events', 'meta'];
  const BATCH = 2000;
  for (let from = 0; from < count; from += BATCH) {
    await new Promise((resolve, reject) => {
      const work = db.transaction(TABLES, 'readwrite', { durability: 'relaxed' });
      work.onerror = () => reject(work.error);
      work.oncomplete = resolve;
      const put = (table, row) => work.objectStore(table).put(row);
      for (let at = from; at < Math.min(count, from + BATCH); at++) {
        const id = Array.from({ length: 4 }, () => Math.floor(random() * 4294967296).toString(16).padStart(8, '0')).join('-');
        const site = SITES[Math.min(below(9), 5)];
        const addedAt = THEN - at * 61000;
        const source = { from: site, at: addedAt };
        let title = some(6, 12);
        if (at % 50 === 3) title += ' ' + words.title;
        if (at % 11 === 0) title += ' für α';
        const authors = Array.from({ length: 1 + below(8) }, () => ({ name: name() + ' ' + name() }));
        if (at % 500 === 9) authors.push({ name: 'Ada ' + words.author });
        const arxiv = String(1 + (at % 24)).padStart(2, '0') + '0' + (1 + (at % 9)) + '.' + String(10000 + (at % 89999));
        put('papers', {
          id, v: 1, title, authors, year: 1995 + below(31), url: 'https://arxiv.org/abs/' + arxiv, categories: ['cs.LG', 'cs.CL'],
          aliases: ['arxiv:' + arxiv + (at > 89000 ? '-' + at : '')], citekey: authors[0].name.split(' ')[1].toLowerCase() + at, addedAt, site,
          sources: { title: source, authors: source, year: source, url: source, categories: source },
        });
        put('titles', { id, key: title.replaceAll(' ', '') });
        put('touched', { id, n: at + 1 });
        put('events', { paperId: id, kind: 'saved', at: addedAt, feed: 'huggingface.co/papers', position: 1 + (at % 100) });
        put('abstracts', { id, text: some(140, 220) + (at % 1000 === 17 ? ' ' + words.abstract : ''), from: site, at: addedAt });
        const status = STATUSES[below(STATUSES.length)];
        put('annotations', {
          id,
          tags: random() < 0.5 ? [...new Set(Array.from({ length: 1 + below(3) }, () => TAGS[Math.floor(Math.exp(random() * Math.log(60)))]))] : [],
          rating: random() < 0.6 ? 0 : 1 + below(5), status, note: random() < 0.15 ? some(5, 60) : '',
          order: status === 'queued' ? at : 0, snoozedUntil: 0, changedAt: { tags: addedAt, status: addedAt },
        });
      }
      put('meta', { key: 'papers', value: Math.min(count, from + BATCH) });
    });
  }
  db.close();
}`;

/** Puts a large library into the browser, from one of our own pages. */
export async function fillLarge(page: Page, count: number): Promise<void> {
  await page.evaluate(`(${FILL})(${count}, ${JSON.stringify(WORDS)})`);
}
