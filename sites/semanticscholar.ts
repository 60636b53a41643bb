import type { Ids } from '../paper/ids';
import { idsInUrl } from '../paper/link-ids';
import { citationPage, citedAuthors } from './citation-page';
import { dayIn, linkIds, ownLink, texts, yearIn } from './fields';
import type { Site } from './site';
import type { CardView } from './view';

const TITLE = '[data-test-id="title-link"], a[data-heap-id*="title_link"], a.cl-paper-title, .cl-paper-title a, a:has(> .cl-paper-title)';
/** Outward links of a row: the copies and records of the same work. */
const OUTWARD = '.cl-paper-controls a[href], .paper-badge-list a[href], [data-test-id*="link"][href^="http"]';

const paperUrl = (card: CardView, { s2 }: Ids) => (s2 ? `https://www.semanticscholar.org/paper/${s2}` : card.page.href);
const authors = (card: CardView) =>
  texts(card, 'a.cl-paper-authors__author-box, [data-test-id="author-list"] a, [data-test-id="author-list"] > span:not(:has(a))').filter(
    (name) => !/^\+?\d+ (?:more )?authors?$|^\+\d+/i.test(name),
  );

function rowIds(card: CardView): Ids {
  const own = ownLink(card, card.find(TITLE));
  const named = card.extent[0]?.getAttribute('data-paper-id') ?? card.find('[data-paper-id]')?.getAttribute('data-paper-id');
  const s2 = (own && idsInUrl(own).s2) || named || undefined;
  return s2 ? { ...linkIds(card, OUTWARD), s2 } : {};
}

/** Semantic Scholar: search by a real page, author pages, library and feeds by the rows they share with it. */
export const semanticscholar: Site = {
  id: 'semanticscholar',
  name: 'Semantic Scholar',
  matches: ['https://www.semanticscholar.org/*', 'https://semanticscholar.org/*'],
  listings: [
    {
      name: 'rows',
      kind: 'listing',
      path: /^\/(?:search|author|me|venue|topic|shared)(?:\/|$)/,
      card: '.cl-paper-row, [data-paper-id]',
      ids: rowIds,
      url: paperUrl,
      title: (card) => card.text('.cl-paper-title') ?? card.text(TITLE),
      authors,
      // What is shown is a summary made by a model, or the beginning of the abstract.
      venue: (card) => card.text('[data-test-id="normalized-venue-link"], [data-test-id="venue-metadata"], .cl-paper-venue'),
      date: (card) => dayIn(card.text('.cl-paper-pubdates, [data-test-id="paper-year"]')),
      year: (card) => yearIn(card.text('.cl-paper-pubdates, [data-test-id="paper-year"]')),
      chip: { place: 'inline', in: (card) => card.find(TITLE), how: 'after' },
    },
    citationPage({
      name: 'paper',
      path: /^\/(?:paper|reader)\//,
      proof: '[data-test-id="paper-detail-title"]',
      heading: '[data-test-id="paper-detail-title"]',
      ids: (card) => ({
        ...linkIds(card, '[data-test-id="paper-doi"] a, .doi a, [data-test-id="primary-link"], .alternate-sources__dropdown-wrapper a'),
        ...idsInUrl(card.page),
      }),
      url: paperUrl,
      authors(card) {
        const written = citedAuthors(card.document);
        return written.length > 0
          ? written
          : texts(card, '.fresh-paper-detail-page__header [data-test-id="author-list"] a, [data-test-id="author-list"] a');
      },
      abstract: (card) =>
        card.document
          .querySelector('meta[name="description"]')
          ?.getAttribute('content')
          ?.match(/^Semantic Scholar/)
          ? undefined
          : card.text('[data-test-id="abstract-text"]'),
      chip: { place: 'inline', in: (card) => card.find('[data-test-id="paper-detail-title"]') ?? card.find('h1'), how: 'append' },
    }),
  ],
};
