import { idsInUrl } from '../paper/link-ids';
import { citationPage } from './citation-page';
import { ownLink, rowsAround, texts, yearIn } from './fields';
import type { Site } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const LINKS = 'h2 a[href], h3 a[href], h4 a[href], .c-card__title a[href], [itemprop="name headline"] a[href]';
const isWork = (link: Element) =>
  /^(?:https:\/\/www\.nature\.com)?\/articles\/[\w.-]+$/.test((link.getAttribute('href') ?? '').replace(/[?#].*$/, '')) &&
  /\p{L}/u.test(textOf(link));
const titleLink = (card: CardView) => card.all(LINKS).find(isWork);
const day = (card: CardView) => card.find('time[datetime]')?.getAttribute('datetime')?.slice(0, 10);

/** Nature's journals: articles by a real page, search and lists by how programs that read them describe them. */
export const nature: Site = {
  id: 'nature',
  name: 'Nature',
  matches: ['https://www.nature.com/*'],
  listings: [
    citationPage({
      name: 'article',
      path: /^\/articles\//,
      heading: 'h1[itemprop="headline"], h1.c-article-title, h1',
      url: (card) => card.page.origin + card.page.pathname.replace(/(\/articles\/[^/]+?)(?:\.pdf|\/.*)?$/, '$1'),
      abstract: (card) => card.text('#Abs1-content p, #Abs1-content, #abstract-content p'),
    }),
    {
      name: 'articles',
      kind: 'listing',
      path: /^\/(?!articles\/).+/,
      card: (root) => rowsAround(root, LINKS, 'article, [itemtype$="/ScholarlyArticle"], .c-card, li', isWork),
      ids(card) {
        const url = ownLink(card, titleLink(card));
        return (url && idsInUrl(url)) ?? {};
      },
      url(card) {
        const url = ownLink(card, titleLink(card));
        return url && url.origin + url.pathname;
      },
      title(card) {
        const link = titleLink(card);
        return link && card.text(link);
      },
      authors: (card) =>
        texts(card, '[itemprop="creator"] [itemprop="name"], [data-test="author-list"] li, .c-author-list li')
          .map((name) => name.replace(/^(?:and|&)\s+|\s+(?:and|&)$/g, ''))
          .filter((name) => !/^(?:…|\.\.\.|\[…\])/.test(name)),
      venue: (card) => card.text('[data-test="journal-title-and-link"], .c-meta__item--journal'),
      date: (card) => (/^\d{4}-\d\d-\d\d$/.test(day(card) ?? '') ? day(card) : undefined),
      year: (card) => yearIn(day(card)),
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
  ],
};
