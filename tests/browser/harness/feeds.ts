import type { Worker } from '@playwright/test';
import { type SamplePaper, samplePapers } from '../../../scripts/sample/papers';
import { type Answer, sampleSite } from './site';

/** Stand-ins for sites whose feeds can be followed; what each answers can be changed while the browser runs. */
export interface Feeds {
  site: Answer;
  /** Addresses of feeds that were asked for, in order. */
  asked: string[];
  /** What is answered at an address, in place of what was. */
  put(address: string, body: string, status?: number): void;
}

export const DAILY = 'https://huggingface.co/api/daily_papers?limit=100';
const CS_CL = 'https://rss.arxiv.org/atom/cs.CL';
export const BLOG = 'https://blog.example.org/feed.xml';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Papers as Hugging Face's list of the day gives them (huggingface.co/docs/hub/api). */
export const dailyOf = (papers: readonly SamplePaper[]): string =>
  JSON.stringify(
    papers.map(({ arxiv, title, abstract, authors, upvotes }) => ({
      paper: {
        id: arxiv,
        title,
        summary: abstract,
        authors: authors.map((name) => ({ name })),
        publishedAt: '2026-06-01T00:00:00Z',
        upvotes,
      },
    })),
  );

/** Papers as arXiv's feed of a category gives them (info.arxiv.org/help/rss_specifications.html). */
export const arxivOf = (papers: readonly SamplePaper[]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><title>cs.CL updates on arXiv.org</title>${papers
    .map(
      ({ arxiv, title, abstract, authors }, at) =>
        `<entry><id>oai:arXiv.org:${arxiv}v1</id><title>${escaped(title)}</title><link href="https://arxiv.org/abs/${arxiv}" rel="alternate"/><summary>arXiv:${arxiv}v1 Announce Type: new\nAbstract: ${escaped(abstract)}</summary><category term="cs.CL"/><arxiv:announce_type>${at % 5 === 4 ? 'cross' : 'new'}</arxiv:announce_type><dc:creator>${escaped(authors.join(', '))}</dc:creator></entry>`,
    )
    .join('')}</feed>`;

/** A blog's feed with posts of these titles. */
export const blogOf = (titles: readonly string[]): string =>
  `<rss version="2.0"><channel><title>Words of a blog</title>${titles
    .map((title, at) => `<item><title>${escaped(title)}</title><link>https://blog.example.org/posts/${at}</link></item>`)
    .join('')}</channel></rss>`;

interface Alarms {
  alarms: {
    create(name: string, when: { when: number }): void;
    onAlarm: { addListener(heard: (alarm: { name: string }) => void): void };
  };
}

/** Lets the hour come at which feeds are read: all are due, and the alarm goes off. */
export async function morning(worker: Worker): Promise<void> {
  await worker.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('offprint');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const work = db.transaction('follows', 'readwrite');
          const store = work.objectStore('follows');
          store.getAll().onsuccess = (event) => {
            const all = (event.target as IDBRequest<{ value: object }[]>).result;
            for (const row of all) store.put({ ...row, value: { ...row.value, nextAt: 0 } });
          };
          work.oncomplete = () => {
            db.close();
            const { chrome } = globalThis as unknown as { chrome: Alarms };
            chrome.alarms.onAlarm.addListener(({ name }) => name === 'digest' && resolve());
            chrome.alarms.create('digest', { when: Date.now() });
          };
        };
      }),
  );
}

/** Hugging Face lists the sample's first papers today, arXiv lists some of them and more, and a blog has two posts. */
export function feeds(daily = 40, category = 60): Feeds {
  const all = samplePapers(daily + category);
  const shared = Math.max(0, daily - 10);
  const answers = new Map<string, { status: number; body: string }>();
  const asked: string[] = [];
  const put = (address: string, body: string, status = 200) => void answers.set(address, { status, body });
  put(DAILY, dailyOf(all.slice(0, daily)));
  put(CS_CL, arxivOf(all.slice(shared, shared + category)));
  put(BLOG, blogOf(['A note on attention', 'Reading a paper well']));
  const site: Answer = (url) => {
    const answer = answers.get(url.href);
    if (!answer) return sampleSite(url);
    asked.push(url.href);
    return { ...answer, contentType: answer.body.startsWith('[') ? 'application/json' : 'application/xml' };
  };
  return { site, asked, put };
}
