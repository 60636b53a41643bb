import { idsInUrl } from '../paper/link-ids';
import { dayIn, doiIn, isNoPaper, ownLink, rowsAround, texts, yearIn } from './fields';
import type { Listing } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const TITLES =
  '.issue-item__title, .hlFld-Title, .publication_title, .art_title, .tocHeading, h2.item__title, h3.item__title, .meta__title';
const LINKS = TITLES.split(', ')
  .flatMap((title) => [`${title} a[href]`, `a${title}[href]`])
  .join(', ');
const ROWS = '.issue-item-container, .search__item, .issue-item, .search-result__item, .articleEntry, .item__body, .card, li, tr';

/** Whether a title's link leads to a work; volumes and journals have addresses of their own. */
function isWork(link: Element): boolean {
  const path = (link.getAttribute('href') ?? '').replace(/^https?:\/\/[^/]+/, '');
  return /^\/doi\/(?:(?:abs|full|fullHtml|pdf|epdf|10\.1002\/)\/)?10\.\d{4,9}\//.test(path) && !isNoPaper(textOf(link));
}

const titleLink = (card: CardView) => card.all(LINKS).find(isWork);

/** A list in the publishing software that ACM, Wiley, Sage, Taylor & Francis and others run. */
export function literatum(own: Pick<Listing, 'path' | 'name'> & { doi: (doi: string) => string }): Listing {
  return {
    kind: 'listing',
    card: (root) => rowsAround(root, LINKS, ROWS, isWork),
    ids(card) {
      const url = ownLink(card, titleLink(card));
      return { doi: (url && idsInUrl(url).doi) ?? doiIn(url?.pathname) };
    },
    url: (_card, { doi }) => doi && own.doi(doi),
    title(card) {
      const link = titleLink(card);
      return link && card.text(link);
    },
    authors: (card) =>
      texts(
        card,
        '.loa li, .loa-authors li, .loa .author-style, .hlFld-ContribAuthor a, .meta__authors a, .loa__item',
        '.loa__more, button, .dot-separator',
      )
        .map((name) => name.replace(/^and\s+/, ''))
        .filter((name) => /\p{L}/u.test(name) && !/^(?:\(?\+\s?\d+|… ?\+|et al|See all|Search for more)/i.test(name)),
    // The hidden abstract of a search result is put together from the lines that were found.
    venue: (card) =>
      card.text('.epub-section__title, .meta__serial a, .publication_meta_serial, .meta__serial')?.replace(/,? (?:Volume|Vol\.) .*$/, ''),
    date: (card) => dayIn(card.text('.epub-section__date, .meta__epubDate, .ePubDate, .issue-item__header-date')),
    year: (card) => yearIn(card.text('.issue-item__detail, .meta__details, .meta__epubDate, .issue-item-info, .bookPubDate')),
    chip: { place: 'inline', in: titleLink, how: 'after' },
    ...own,
  };
}
