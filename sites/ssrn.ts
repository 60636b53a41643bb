import { idsInUrl } from '../paper/link-ids';
import { citationPage } from './citation-page';
import { dayIn, namesIn, rowsAround, texts } from './fields';
import type { Site } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const LINKS = 'a.title[href*="abstract"], h3 a[href*="abstract"], .title a[href*="abstract"], a.optClickTitle[href]';
const isWork = (link: Element) => /abstract(?:_?id)?=\d+/i.test(link.getAttribute('href') ?? '') && /\p{L}/u.test(textOf(link));
const titleLink = (card: CardView) => card.all(LINKS).find(isWork);
const ssrnUrl = (_card: CardView, { doi }: { doi?: string }) =>
  doi && `https://papers.ssrn.com/sol3/papers.cfm?abstract_id=${doi.replace(/^.*ssrn\./, '')}`;

/** SSRN, by how programs that read it describe it; a paper's DOI is made of its number. */
export const ssrn: Site = {
  id: 'ssrn',
  name: 'SSRN',
  matches: ['https://papers.ssrn.com/*', 'https://www.ssrn.com/*'],
  listings: [
    citationPage({
      path: (url) => idsInUrl(url).doi !== undefined,
      heading: '.box-container h1, h1',
      ids: (card) => idsInUrl(card.page),
      url: ssrnUrl,
      abstract: (card) => card.text('.abstract-text', 'h3'),
      venue: () => undefined,
    }),
    {
      name: 'papers',
      kind: 'listing',
      path: /^\//,
      card: (root) => rowsAround(root, LINKS, '.trow, .abs, .paper, .result-item, li, tr, article', isWork),
      ids(card) {
        const link = titleLink(card);
        const url = link && card.href(link);
        return (url && idsInUrl(url)) ?? {};
      },
      url: ssrnUrl,
      title(card) {
        const link = titleLink(card);
        return link && card.text(link);
      },
      authors(card) {
        const linked = texts(card, '.authors-list a, .authors a');
        return linked.length > 0 ? linked : namesIn(card.text('.authors-list, .authors'));
      },
      date: (card) => dayIn(/Posted:?\s*(\d{1,2} [A-Z][a-z]{2,8} \d{4})/.exec((card.extent[0] && card.text(card.extent[0])) ?? '')?.[1]),
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
  ],
};
