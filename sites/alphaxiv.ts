import { idsInUrl } from '../paper/link-ids';
import { citedAuthors } from './citation-page';
import { linkedListing } from './linked';
import { metaText } from './metas';
import type { Site } from './site';
import type { CardView } from './view';

const alphaxivUrl = (_card: CardView, { arxiv }: { arxiv?: string }) => arxiv && `https://www.alphaxiv.org/abs/${arxiv}`;

/** AlphaXiv, by its links: lists of papers, and the page of one paper, which shows the paper itself and leaves no room but its heading. */
export const alphaxiv: Site = {
  id: 'alphaxiv',
  name: 'alphaXiv',
  matches: ['https://www.alphaxiv.org/*', 'https://alphaxiv.org/*'],
  listings: [
    {
      name: 'paper',
      kind: 'paper',
      path: (url) => idsInUrl(url).arxiv !== undefined,
      card: (root) => (root.querySelector('h1') || metaText(root, 'citation_title') ? [root.body] : []),
      ids: (card) => idsInUrl(card.page),
      url: alphaxivUrl,
      title: (card) =>
        metaText(card.document, 'citation_title') ??
        card.text('h1') ??
        metaText(card.document, 'og:title')?.replace(/\s*\|\s*alphaXiv$/, ''),
      authors: (card) => citedAuthors(card.document),
      abstract: (card) => metaText(card.document, 'citation_abstract'),
      chip: { place: 'inline', in: (card) => card.find('h1'), how: 'append' },
    },
    linkedListing({ name: 'papers', path: /^/, base: 'https://www.alphaxiv.org/', url: alphaxivUrl }),
  ],
};
