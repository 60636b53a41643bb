import type { Page } from '@playwright/test';
import type { RestoreSlice } from '../../../messages/requests';
import { type Annotation, unannotated } from '../../../paper/annotation';
import { newPaper } from '../../../paper/paper';
import { samplePapers } from '../../../scripts/sample/papers';
import type { Session } from './chromium';

/** A moment every row of a test's library is reckoned from (ms since 1970). */
export const THEN = Date.UTC(2025, 5, 1);

const FIRST_TAGS = ['to cite', 'reading group', 'vision'];

/** What the reader said of the paper at a place of the shelf: every second one has tags, some have a rating, every fourth waits in the queue. */
function saidOf(id: string, at: number): Annotation {
  const said: Annotation = { ...unannotated(id), changedAt: { tags: THEN } };
  if (at % 2 === 0) said.tags = FIRST_TAGS.slice(0, 1 + (at % 3));
  if (at % 7 < 4) said.rating = (1 + (at % 5)) as Annotation['rating'];
  if (at % 4 === 0) Object.assign(said, { status: 'queued', order: 1 + at / 4 });
  if (at % 10 === 1) said.status = 'read';
  if (at % 7 === 3) said.note = `Remember page ${at}.`;
  return said;
}

/** A library of the sample feed's first papers, the first of them added last. */
export function shelf(count: number): RestoreSlice {
  const rows: RestoreSlice = { papers: [], abstracts: [], annotations: [], events: [], settings: [] };
  samplePapers(count).forEach((sample, at) => {
    const id = `p${String(at).padStart(5, '0')}`;
    const site = at % 5 === 0 ? 'arxiv' : 'huggingface';
    const found = {
      ids: { arxiv: sample.arxiv },
      site,
      // How formulas are drawn has a test of its own.
      title: sample.title.replaceAll('$', ''),
      authors: sample.authors.map((name) => ({ name })),
      year: sample.year,
      url: site === 'arxiv' ? `https://arxiv.org/abs/${sample.arxiv}` : `https://huggingface.co/papers/${sample.arxiv}`,
    };
    rows.papers.push(newPaper(found, id, `key${at}`, THEN - at * 60_000));
    rows.abstracts.push({ id, text: sample.abstract, from: site, at: THEN });
    rows.annotations.push(saidOf(id, at));
    rows.events.push({ paperId: id, kind: 'saved', at: THEN, feed: 'huggingface.co/papers', position: at + 1 });
  });
  return rows;
}

/**
 * Puts a library into the browser as it stands, from one of our own pages, which must be loaded again to see it. With `copies`,
 * every paper is there that many times, each with names of its own and as a further part of its title.
 */
export async function fillShelf(page: Page, rows: RestoreSlice, copies = 1): Promise<void> {
  await page.evaluate(
    ([given, times]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const work = db.transaction([...Object.keys(given), 'meta'], 'readwrite', { durability: 'relaxed' });
          const put = (table: string, row: object) => work.objectStore(table).put(row);
          for (const [table, all] of Object.entries(given)) for (const row of all) put(table, row);
          for (let copy = 2; copy <= times; copy++) {
            for (const paper of given.papers) {
              const aliases = paper.aliases.map((alias) => `${alias}-${copy}`);
              put('papers', {
                ...paper,
                id: `${paper.id}-${copy}`,
                citekey: `${paper.citekey}-${copy}`,
                aliases,
                title: `${paper.title}, Part ${copy}`,
                addedAt: paper.addedAt - copy,
              });
            }
            for (const said of given.annotations) put('annotations', { ...said, id: `${said.id}-${copy}` });
          }
          put('meta', { key: 'papers', value: given.papers.length * times });
          work.onerror = () => reject(work.error);
          work.oncomplete = () => {
            db.close();
            resolve();
          };
        };
      }),
    [rows, copies] as const,
  );
}

/** Opens the library page with these papers in it. */
export async function openShelf(session: Session, library: RestoreSlice, path = 'library.html'): Promise<Page> {
  const page = await session.open(path);
  await fillShelf(page, library);
  await page.reload();
  return page;
}
