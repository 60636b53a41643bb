import { citationPage } from './citation-page';
import { linkIds } from './fields';
import { openAccessList } from './open-access';
import type { Site } from './site';

/** CVF Open Access, by a real page of 2018 and how its lists were described since. */
export const cvf: Site = {
  id: 'cvf',
  name: 'CVF Open Access',
  matches: ['https://openaccess.thecvf.com/*'],
  listings: [
    openAccessList({ name: 'papers', path: /^\/(?!content).+/ }),
    citationPage({
      path: /^\/content.*\/html\/.*_paper\.html$/i,
      heading: '#papertitle',
      ids: (card) => linkIds(card, '#content a[href*="arxiv.org"], dd a[href*="arxiv.org"]'),
      abstract: (card) => card.text('#abstract'),
      chip: { place: 'inline', in: (card) => card.find('#papertitle'), how: 'append' },
    }),
  ],
};
