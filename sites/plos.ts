import { idsInUrl } from '../paper/link-ids';
import { citationPage } from './citation-page';
import { dayIn, namesIn, ownLink, texts, yearIn } from './fields';
import type { Site } from './site';
import type { CardView } from './view';
import { isA } from './walk';

const TITLE = '.search-results-title a[href*="article?id="], :is(dt, h2, h3, h4, .title) a[href*="article?id="]';
const isWork = (link: Element) =>
  /(?:^|\/)article\?id=(?:info(?::|%3A)doi(?:\/|%2F))?10\.1371(?:\/|%2F)journal\./i.test(link.getAttribute('href') ?? '');
const titleLink = (card: CardView) => card.all(TITLE).find(isWork);
/** In search, a result is a term and its description. */
const withDetails = (row: Element) => [
  row,
  row.localName === 'dt' && row.nextElementSibling && isA(row.nextElementSibling, 'dd') ? row.nextElementSibling : undefined,
];
const canonical = (url: URL | undefined) => {
  const id = url?.searchParams.get('id');
  return url && id ? `${url.origin}${url.pathname}?id=${id.replace(/^info:doi\//, '')}` : undefined;
};

/** PLOS: articles by a real page, search and journals by how programs that read them describe them. */
export const plos: Site = {
  id: 'plos',
  name: 'PLOS',
  matches: ['https://journals.plos.org/*'],
  listings: [
    citationPage({
      name: 'article',
      path: /^\/[a-z]+\/article(?:\/(?:comments|authors|metrics|peerReview))?$/,
      heading: '#artTitle, h1',
      url: (card) => canonical(card.page),
    }),
    {
      name: 'articles',
      kind: 'listing',
      path: /^\/(?:[a-z]+\/)?(?!article)/,
      card: (root) => [...root.querySelectorAll(TITLE)].filter(isWork).flatMap((link) => link.closest('dt, li, article, .item, div') ?? []),
      extent: withDetails,
      ids(card) {
        const url = ownLink(card, titleLink(card));
        return (url && idsInUrl(url)) ?? {};
      },
      url: (card) => canonical(ownLink(card, titleLink(card))),
      title(card) {
        const link = titleLink(card);
        return link && card.text(link);
      },
      authors: (card) => namesIn(texts(card, '.search-results-authors, .authors')[0]),
      date: (card) =>
        dayIn(
          /published (.*?)(?:\||$)/i.exec(
            card
              .all('p')
              .flatMap((p) => card.text(p) ?? [])
              .join(' | '),
          )?.[1],
        ),
      year: (card) =>
        yearIn(
          /published (.*?)(?:\||$)/i.exec(
            card
              .all('p')
              .flatMap((p) => card.text(p) ?? [])
              .join(' | '),
          )?.[1],
        ),
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
  ],
};
