import { idsInUrl } from '../paper/link-ids';
import { citationPage } from './citation-page';
import { dayIn, isNoPaper, namesIn, ownLink, rowsAround, texts, yearIn } from './fields';
import { metaText } from './metas';
import type { Site } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const LINKS =
  'h2 a[href], h3 a[href], h4 a[href], a.title[href], .content-type-list__title a[href], [data-test="chapter"] a[href], .c-card__title a[href]';
const ROWS =
  '[data-test="search-result-item"], [data-test="chapter-list-item"], .app-card-open, .c-card-open, .c-list-group__item, .content-type-list > li, .chapter-item, article, li, tr';

const WORK = /^(?:https:\/\/link\.springer\.com)?\/(?:article|chapter|protocol|referenceworkentry)\/10\.\d{4,9}\//;
const isWork = (link: Element) => WORK.test(link.getAttribute('href') ?? '') && !isNoPaper(textOf(link));
const titleLink = (card: CardView) => card.all(LINKS).find(isWork);
const canonical = (url: URL | undefined) => url && url.origin + url.pathname;

/** SpringerLink: articles by a real page, search and contents, old and new, by how programs that read them describe them. */
export const springer: Site = {
  id: 'springer',
  name: 'SpringerLink',
  matches: ['https://link.springer.com/*'],
  listings: [
    citationPage({
      name: 'article or chapter',
      path: (url) =>
        /^\/(?:[a-z-]+\/)*?(?:article|chapter|protocol|referenceworkentry)\//.test(url.pathname) && idsInUrl(url).doi !== undefined,
      url: (card) => canonical(card.page),
      abstract: (card) => card.text('#Abs1-content p, #Abs1-content, #Abs1 p'),
      venue: (card) =>
        metaText(card.document, 'citation_journal_title') ??
        metaText(card.document, 'citation_inbook_title') ??
        metaText(card.document, 'citation_conference_title'),
    }),
    {
      name: 'results and contents',
      kind: 'listing',
      path: /^\/(?:search|journal\/|book\/|conference\/|bookseries\/|collections\/|topicalCollection\/|referencework\/)/,
      card: (root) => rowsAround(root, LINKS, ROWS, isWork),
      ids(card) {
        const url = ownLink(card, titleLink(card));
        return (url && idsInUrl(url)) ?? {};
      },
      url: (card) => canonical(ownLink(card, titleLink(card))),
      title(card) {
        const link = titleLink(card);
        return link && card.text(link);
      },
      authors(card) {
        const listed = texts(
          card,
          '.authors a, [data-test="author-list"] li, [data-test="authors"] li, .c-author-list li, [itemprop="author"] [itemprop="name"]',
        );
        const line = card.text(
          '[data-test="authors"], [data-test="author"], .authors, .app-card-open__authors, .c-author-list, .content-type-list__meta',
        );
        return namesIn(listed.length > 0 ? listed.join(', ') : line);
      },
      // The text of a result is only the beginning of its abstract.
      venue: (card) =>
        card.text('.publication-title, [data-test="parent"], .enumeration a') ??
        (/^\/journal\//.test(card.page.pathname)
          ? card.document.querySelector('[data-test="journal-title"], #journalTitle')?.textContent?.trim()
          : undefined),
      date: (card) => dayIn(card.text('[data-test="published"], time, .app-card-open__meta')),
      year: (card) => yearIn(card.text('.year, [data-test="published"], time')),
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
  ],
};
