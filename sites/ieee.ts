import { type Alias, normalizeIds } from '../paper/ids';
import type { FoundPaper } from '../paper/paper';
import { doiIn, isNoPaper, ownLink, rowsAround, texts, yearIn } from './fields';
import type { Site } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const TITLE = 'h2 a[href*="/document/"], h3 a[href*="/document/"]';
const ROW = '.result-item, xpl-results-item, xpl-issue-results-items, .List-results-items, li';

const documentUrl = (url: URL | undefined) => {
  const number = /^\/(?:abstract\/)?document\/(\d+)/.exec(url?.pathname ?? '')?.[1];
  return number && `https://ieeexplore.ieee.org/document/${number}`;
};
const titleLink = (card: CardView) => card.find(TITLE);
const isWork = (link: Element) => /\/document\/\d+\/?$/.test(link.getAttribute('href') ?? '') && !isNoPaper(textOf(link));
/** Whole proceedings and standards are documents too, without authors. */
const hasAuthors = (row: Element) => /\p{L}/u.test(row.querySelector('.author')?.textContent ?? '');

/** What a document's page carries of itself as data, in the one statement of a script. */
function metadata(document: Document): Record<string, unknown> | undefined {
  const mark = 'xplGlobal.document.metadata=';
  for (const script of document.querySelectorAll('script')) {
    const text = script.textContent ?? '';
    const from = text.indexOf(mark);
    if (from < 0) continue;
    const end = text.indexOf('};', from);
    try {
      return JSON.parse(text.slice(from + mark.length, end < 0 ? undefined : end + 1)) as Record<string, unknown>;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function known(document: Document): Map<Alias, Partial<FoundPaper>> {
  const data = metadata(document);
  const doi = normalizeIds({ doi: text(data?.doi) }).doi;
  const facts: Partial<FoundPaper> = { title: text(data?.title) ?? '' };
  if (!data || !doi || !facts.title) return new Map();
  const authors = Array.isArray(data.authors) ? data.authors : [];
  const names = authors.flatMap((author: unknown) => text((author as { name?: unknown } | null)?.name) ?? []);
  if (names.length > 0) facts.authors = names.map((name) => ({ name }));
  facts.abstract = text(data.abstract);
  facts.venue = text(data.publicationTitle);
  facts.year = Number(text(data.publicationYear)) || undefined;
  return new Map<Alias, Partial<FoundPaper>>([[`doi:${doi}`, facts]]);
}

/** IEEE Xplore: search by a real page of 2018; newer lists and documents by how programs that read them describe them. */
export const ieee: Site = {
  id: 'ieee',
  name: 'IEEE Xplore',
  matches: ['https://ieeexplore.ieee.org/*'],
  known,
  listings: [
    {
      name: 'results',
      kind: 'listing',
      path: /^\/(?:search\/|xpl\/|author\/|servlet\/)/,
      card: (root) => rowsAround(root, TITLE, ROW, isWork).filter(hasAuthors),
      // A document's number is its name nowhere else.
      ids: (card) => ({ doi: doiIn(card.find('a[href*="//doi.org/10."]')?.getAttribute('href') ?? undefined) }),
      url: (card) => documentUrl(ownLink(card, titleLink(card))),
      title: (card) => card.text(TITLE),
      authors: (card) =>
        texts(card, '.author a, .author span:not(:has(*))').filter((name, at, all) => /\p{L}/u.test(name) && all.indexOf(name) === at),
      venue: (card) => card.text('.description > a'),
      year: (card) => yearIn(/Year:\s*(\d{4})/.exec(card.text('.description') ?? '')?.[1]),
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
    {
      name: 'document',
      kind: 'paper',
      path: (url) => documentUrl(url) !== undefined,
      card: (root) => {
        const title = root.querySelector('h1.document-title, .document-title');
        return title ? [root.body] : [];
      },
      ids: (card) => ({
        doi: doiIn(
          card.find('.stats-document-abstract-doi a, .doi a, a[href*="//doi.org/10."]')?.getAttribute('href') ??
            text(metadata(card.document)?.doi),
        ),
      }),
      url: (card) => documentUrl(card.page),
      title: '.document-title',
      authors: (card) =>
        texts(card, '.authors-info a[href*="/author/"], .authors-info .author-name, .authors-container a[href*="/author/"]'),
      abstract: (card) => card.text('.abstract-text .u-mb-1 > div, .abstract-desktop-div .abstract-text', 'strong'),
      venue: (card) => card.text('.stats-document-abstract-publishedIn a'),
      year: (card) => yearIn(card.text('.doc-abstract-confdate, .doc-abstract-pubdate, .u-pb-1.doc-abstract-dateadded')),
      chip: { place: 'inline', in: (card) => card.find('.document-title'), how: 'append' },
    },
  ],
};
