import type { Ids } from '../paper/ids';
import { linkIds, ownLink, rowsAround, texts, yearIn } from './fields';
import type { Site } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const LINKS = 'a[href*="/literature/"]';
const NUMBER = /^\/literature\/(\d+)\/?$/;
const ROWS = '[data-test-id*="result-item"], [class*="ResultItem"], .ant-card, li';
const OUTWARD = 'a[href*="arxiv.org/abs/"], a[href*="//doi.org/10."]';

const isWork = (link: Element) =>
  NUMBER.test((link.getAttribute('href') ?? '').replace(/^https:\/\/inspirehep\.net/, '')) && /\p{L}.*\s/u.test(textOf(link));
const titleLink = (card: CardView) => card.all(LINKS).find(isWork);
const canonical = (url: URL | undefined) => {
  const number = NUMBER.exec(url?.pathname ?? '')?.[1];
  return number && `https://inspirehep.net/literature/${number}`;
};
const authors = (card: CardView) =>
  [...new Set(texts(card, '[data-test-id="author-link"], a[href*="/authors/"], .author-list li > span:not(:has(a))', 'sup'))].filter(
    (name) => /\p{L}/u.test(name) && !/^(?:Show|et al)/i.test(name),
  );
const outward = (card: CardView): Ids => linkIds(card, OUTWARD);

/** INSPIRE, by its public website's source: names of classes are made anew with each release, so that links say what is what. */
export const inspire: Site = {
  id: 'inspire',
  name: 'INSPIRE',
  matches: ['https://inspirehep.net/*'],
  listings: [
    {
      name: 'record',
      kind: 'paper',
      path: NUMBER,
      card: (root) => (root.querySelector('h2') ? [root.querySelector('[data-test-id="literature-detail"], main') ?? root.body] : []),
      ids: outward,
      url: (card) => canonical(card.page),
      title: 'h2',
      authors,
      abstract: (card) => card.text('[data-test-id="abstract"], .abstract')?.replace(/^Abstract:?\s*(?:\([^)]{1,40}\))?\s*/, ''),
      chip: { place: 'inline', in: (card) => card.find('h2'), how: 'append' },
    },
    {
      name: 'results',
      kind: 'listing',
      path: /^\/(?:literature\/?$|authors\/|conferences\/|search)/,
      card: (root) => rowsAround(root, LINKS, ROWS, isWork),
      ids: outward,
      url: (card) => canonical(ownLink(card, titleLink(card))),
      title(card) {
        const link = titleLink(card);
        return link && card.text(link);
      },
      authors,
      year: (card) => yearIn(/\(([A-Z][a-z]{2} \d{1,2}, )?(\d{4})\)/.exec((card.extent[0] && card.text(card.extent[0])) ?? '')?.[2]),
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
  ],
};
