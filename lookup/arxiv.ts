import { arxivVersion, normalizeId } from '../paper/ids';
import { abstractOf, authorsOf, dayOf, known, line, unmarked } from './answer';
import { LookupError } from './polite';
import type { Answer, Asked, Said, Service } from './service';

/** Text inside the first element of that name in a piece of Atom, or undefined. */
const inside = (xml: string, name: string) => new RegExp(`<${name}(?:\\s[^>]*)?>([^]*?)</${name}>`).exec(xml)?.[1];
const all = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([^]*?)</${name}>`, 'g'))].map(([, one]) => one ?? '');
const term = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}\\s[^>]*?term="([^"]{1,40})"`, 'g'))].map(([, one]) => unmarked(one ?? ''));

const WITHDRAWN = /\bwithdrawn\b/i;

function answerOf(entry: string, paper: Asked): Answer {
  const address = inside(entry, 'id') ?? '';
  const published = dayOf(inside(entry, 'published')?.trim());
  const doi = normalizeId('doi', inside(entry, 'arxiv:doi') ?? '');
  const primary = term(entry, 'arxiv:primary_category');
  const said: Said = known({
    title: line(inside(entry, 'title')),
    authors: authorsOf(all(entry, 'author').map((author) => inside(author, 'name') ?? '')),
    date: published,
    year: published ? Number(published.slice(0, 4)) : undefined,
    categories: [...new Set([...primary, ...term(entry, 'category')])].filter((one) => /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(one)),
    abstract: abstractOf(inside(entry, 'summary')?.trim().replace(/\s+/g, ' ')),
    ids: { arxiv: paper.ids.arxiv, ...(doi && { doi }) },
  });
  const title = said.title ?? paper.title;
  const venue = line(inside(entry, 'arxiv:journal_ref'));
  // Authors enter the DOI and reference of the published paper themselves: the surest word there is.
  const appeared = doi && !doi.startsWith('10.48550/');
  return known({
    id: paper.id,
    said,
    newestVersion: arxivVersion(address.trim()),
    gone: WITHDRAWN.test(inside(entry, 'arxiv:comment') ?? '') ? ('withdrawn' as const) : undefined,
    candidate:
      appeared || venue
        ? { service: 'arxiv', by: 'id-link' as const, said: known({ title, venue, ids: appeared ? { doi } : undefined }) }
        : undefined,
  });
}

/** arXiv's API (info.arxiv.org/help/api/user-manual.html): one request in three seconds (info.arxiv.org/help/api/tou.html). */
export const arxiv: Service = {
  id: 'arxiv',
  name: 'arXiv',
  origin: 'https://export.arxiv.org/*',
  base: 'https://export.arxiv.org',
  gap: 3000,
  atOnce: 50,
  knows: ({ ids }) => ids.arxiv !== undefined,
  async ask(papers, get, base) {
    const ids = papers.flatMap((paper) => paper.ids.arxiv ?? []);
    const feed = String(await get(`${base}/api/query?id_list=${ids.join(',')}&max_results=${ids.length}`, 'text'));
    if (!/<feed[\s>]/.test(feed)) throw new LookupError('bad-answer', 'Its answer is no Atom feed.');
    const entries = new Map(all(feed, 'entry').map((entry) => [normalizeId('arxiv', (inside(entry, 'id') ?? '').trim()), entry]));
    return papers.flatMap((paper) => {
      const entry = entries.get(paper.ids.arxiv);
      return entry ? [answerOf(entry, paper)] : [];
    });
  },
};
