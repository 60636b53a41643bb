import { citationPage } from './citation-page';
import { namesIn, ownLink, texts, yearIn } from './fields';
import type { Site } from './site';
import type { CardView } from './view';

const ABSTRACT = /^\/(?:paper_files\/)?paper\/(\d{4})\/hash\/([0-9a-f]{32}-Abstract(?:-[\w-]+)?\.html)$/;
/** Lists before 2020 led to pages by number and words. */
const OLD = /^\/paper\/(\d+-[\w-]+?)(?:\.pdf)?$/;

/** A paper's page, written the same whether the link is of the old or the new form. */
function canonical(url: URL | undefined): string | undefined {
  const [, year, file] = ABSTRACT.exec(url?.pathname ?? '') ?? [];
  if (url && year && file) return `${url.origin}/paper_files/paper/${year}/hash/${file}`;
  const old = OLD.exec(url?.pathname ?? '')?.[1];
  return url && old ? `${url.origin}/paper/${old}` : undefined;
}
const titleLink = (card: CardView) => card.all('a[href*="/paper"]').find((link) => canonical(ownLink(card, link)));
const isPaper = (row: Element) =>
  /\/paper\/(?:\d{4}\/hash\/|\d+-)/.test(row.querySelector('a[href*="/paper"]')?.getAttribute('href') ?? '');

/** Proceedings of NeurIPS and, in the same software, of ICLR and MLSys; by how programs that read them describe their lists. */
export const neurips: Site = {
  id: 'neurips',
  name: 'NeurIPS Proceedings',
  matches: [
    'https://proceedings.neurips.cc/*',
    'https://papers.nips.cc/*',
    'https://papers.neurips.cc/*',
    'https://proceedings.iclr.cc/*',
    'https://proceedings.mlsys.org/*',
  ],
  listings: [
    {
      name: 'papers',
      kind: 'listing',
      path: /^\/(?:paper_files\/)?(?:paper\/\d{4}\/?$|book\/|search|paper_files\/search|author)/,
      card: (root) => [...root.querySelectorAll('ul > li')].filter(isPaper),
      ids: () => ({}),
      url: (card) => canonical(ownLink(card, titleLink(card))),
      title(card) {
        const link = titleLink(card);
        return link && card.text(link);
      },
      authors(card) {
        const linked = texts(card, 'a.author');
        return linked.length > 0 ? linked : namesIn(card.text('.paper-authors, i'));
      },
      year: (card) => yearIn(ownLink(card, titleLink(card))?.pathname) ?? yearIn(card.page.pathname),
      venue: (card) =>
        card.document
          .querySelector('h4')
          ?.textContent?.replace(/\s*\(.*$/s, '')
          .trim() || undefined,
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
    citationPage({
      path: (url) => canonical(url) !== undefined && !url.pathname.endsWith('.pdf'),
      heading: 'h4',
      url: (card) => canonical(card.page),
      abstract: (card) => card.text('.paper-abstract, .abstract, h4 + p ~ p p'),
      chip: { place: 'inline', in: (card) => card.find('h4') ?? card.find('h1, h2'), how: 'append' },
    }),
  ],
};
