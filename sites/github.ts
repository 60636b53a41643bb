import { linkedListing } from './linked';
import type { Site } from './site';

/** GitHub: lists of papers in the text of a README, a wiki page or another file. A text that only mentions one or two has no cards. */
export const github: Site = {
  id: 'github',
  name: 'GitHub',
  matches: ['https://github.com/*'],
  listings: [
    linkedListing({
      name: 'README',
      path: /^\/(?!(?:search|topics|trending|settings|notifications|marketplace|orgs|sponsors)\b)[^/]+\/[^/]+(?:\/?$|\/(?:blob|tree|wiki)(?:\/|$))/,
      base: 'https://github.com/',
      within: '.markdown-body, article[itemprop="text"], #readme',
    }),
  ],
};
