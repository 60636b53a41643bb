import { citationPage, citedIds } from './citation-page';
import { dayIn, namesIn, ownLink, rowsAround, texts, yearIn } from './fields';
import type { Site } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const LINKS =
  '.search-item-title a[href], .main-search-item-title a[href], :is(h2, h3, h4) a[href*="/articles/"], a.search-result-title[href]';
const NUMBER = /^\/articles\/((?:[a-z]+-)?\d+)\/?$/;
const isWork = (link: Element) =>
  NUMBER.test((link.getAttribute('href') ?? '').replace(/^https:\/\/peerj\.com/, '')) && /\p{L}/u.test(textOf(link));
const titleLink = (card: CardView) => card.all(LINKS).find(isWork);

/** PeerJ's DOIs are the numbers of its articles: `4886` is 10.7717/peerj.4886, `cs-123` is 10.7717/peerj-cs.123. */
function doiOf(url: URL | undefined): string | undefined {
  const number = NUMBER.exec(url?.pathname ?? '')?.[1];
  if (!number) return undefined;
  const [series, digits] = number.includes('-') ? number.split('-') : ['', number];
  return `10.7717/peerj${series ? `-${series}` : ''}.${digits}`;
}
const canonical = (url: URL | undefined) => {
  const number = NUMBER.exec(url?.pathname ?? '')?.[1];
  return number && `https://peerj.com/articles/${number}/`;
};

/** PeerJ: articles by a real page, lists by its links. An article's references are typed as articles too, and are no cards. */
export const peerj: Site = {
  id: 'peerj',
  name: 'PeerJ',
  matches: ['https://peerj.com/*'],
  listings: [
    citationPage({
      name: 'article',
      path: NUMBER,
      ids: (card) => ({ ...citedIds(card.document), doi: doiOf(card.page) }),
      url: (card) => canonical(card.page),
      heading: 'h1.article-title, h1',
      abstract: (card) => card.text('.abstract p, .abstract'),
    }),
    {
      name: 'articles',
      kind: 'listing',
      path: /^\/(?:articles|search|subjects|computer-science|[a-z-]+-chemistry|collections|life-environment|sections)?\/?(?:[\w-]*)\/?$/,
      card: (root) => rowsAround(root, LINKS, '.main-search-item-row, .search-item, article, li, tr', isWork),
      ids: (card) => ({ doi: doiOf(ownLink(card, titleLink(card))) }),
      url: (card) => canonical(ownLink(card, titleLink(card))),
      title(card) {
        const link = titleLink(card);
        return link && card.text(link);
      },
      authors: (card) => namesIn(texts(card, '.search-item-authors, .main-search-authors, .authors')[0]),
      date: (card) => dayIn(card.text('time, .search-item-date, .main-search-date')),
      year: (card) => yearIn(card.text('time, .search-item-date, .main-search-date')),
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
  ],
};
