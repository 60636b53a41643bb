import { idsInUrl } from '../paper/link-ids';
import { literatum } from './atypon';
import { citationPage } from './citation-page';
import type { Site } from './site';

const doiUrl = (doi: string) => `https://onlinelibrary.wiley.com/doi/${doi}`;

/** Wiley Online Library: articles by a real page, search and contents by how its software is documented. */
export const wiley: Site = {
  id: 'wiley',
  name: 'Wiley Online Library',
  matches: ['https://onlinelibrary.wiley.com/*', 'https://*.onlinelibrary.wiley.com/*'],
  listings: [
    literatum({ name: 'items', path: /^\/(?:action\/doSearch|toc\/|journal\/|loi\/|doi\/book\/)/, doi: doiUrl }),
    citationPage({
      path: (url) => idsInUrl(url).doi !== undefined,
      heading: 'h1.citation__title, .citation__title',
      url: (_card, { doi }) => doi && doiUrl(doi),
    }),
  ],
};
