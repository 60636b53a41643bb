import { citationPage } from './citation-page';
import { dayIn, linkIds, namesIn, ownLink, texts, yearIn } from './fields';
import type { Site } from './site';
import type { CardView } from './view';
import { isA, nextIn } from './walk';

const ABS = 'a[href$=".html"], a[href*="openreview.net/forum"]';

function detailsOf(term: Element): Element | null {
  const beside = term.nextElementSibling;
  if (beside && isA(beside, 'dd')) return beside;
  const list = term.closest('dl');
  const next = list && nextIn(list, term, 'dt, dd');
  return next && isA(next, 'dd') ? next : null;
}

const isPaper = (details: Element | null) =>
  [...(details?.querySelectorAll(ABS) ?? [])].some((link) => /\d[\w-]*\.html$|forum\?/.test(link.getAttribute('href') ?? ''));

const absPath = (card: CardView) =>
  card
    .all('a[href$=".html"]')
    .map((link) => ownLink(card, link)?.pathname)
    .find((path) => /^\/(?:papers|beta\/papers)\/(?:v|volume)\d+\/.+\.html$/.test(path ?? ''));

/** JMLR's volumes and TMLR's list, by how programs that read them describe them; JMLR's papers carry their data in their head. */
export const jmlr: Site = {
  id: 'jmlr',
  name: 'JMLR and TMLR',
  matches: ['https://jmlr.org/*', 'https://www.jmlr.org/*'],
  listings: [
    {
      name: 'volume',
      kind: 'listing',
      path: /^\/(?:papers\/(?:v\d+|topic\/[\w-]+\.html|special_issues\/.*)?\/?|mloss\/?|beta\/papers\/.*)(?:index\.html)?$/,
      card: (root) => [...root.querySelectorAll('dl > dt, dl dt')].filter((term) => isPaper(detailsOf(term))),
      extent: (term) => [term, detailsOf(term)],
      ids: () => ({}),
      url(card) {
        const path = absPath(card);
        return path && `https://${card.page.hostname}${path}`;
      },
      title: (card) => card.extent[0] && card.text(card.extent[0]),
      authors: (card) => namesIn(card.text('dd b i, dd i')),
      year: (card) => yearIn(/,\s*(\d{4})\s*\.?/.exec((card.extent[1] && card.text(card.extent[1])) ?? '')?.[1]),
      venue: () => 'Journal of Machine Learning Research',
      chip: { place: 'inline', in: (card) => card.extent[0], how: 'append' },
    },
    {
      name: 'TMLR papers',
      kind: 'listing',
      path: /^\/tmlr\/papers\/?/,
      card: 'li.item:has(a[href*="openreview.net/forum"]), ul > li:has(a[href*="openreview.net/forum"]), div.item:has(a[href*="openreview.net/forum"])',
      ids: (card) => linkIds(card, 'a[href*="openreview.net/forum"]'),
      url: (_card, { openreview: id }) => id && `https://openreview.net/forum?id=${id}`,
      title: 'h4, h3, b',
      authors: (card) => namesIn(texts(card, 'p i, i')[0], /\s*,\s*/),
      date: (card) => dayIn(card.text('p')),
      year: (card) => yearIn(card.text('p')),
      venue: () => 'Transactions on Machine Learning Research',
      chip: { place: 'inline', in: (card) => card.find('h4, h3, b'), how: 'append' },
    },
    citationPage({
      path: /^\/papers\/(?:v|volume)\d+\/.+\.html$/,
      heading: '#content h2, h2',
      url: (card) => `https://${card.page.hostname}${card.page.pathname}`,
      abstract: (card) => card.text('#abstract, .abstract, #content p.abstract'),
      venue: () => 'Journal of Machine Learning Research',
    }),
  ],
};
