import { citationPage } from './citation-page';
import { linkIds } from './fields';
import { openAccessList } from './open-access';
import type { Site } from './site';

/** The European Computer Vision Association's papers, by how programs that read them describe them. */
export const ecva: Site = {
  id: 'ecva',
  name: 'ECVA',
  matches: ['https://www.ecva.net/*', 'https://ecva.net/*'],
  listings: [
    openAccessList({ name: 'papers', path: /^\/papers\.php$/ }),
    citationPage({
      path: /^\/html\/.*\.(?:html|php)$|^\/papers\/.*\.php$/,
      proof: '#papertitle',
      heading: '#papertitle',
      ids: (card) => linkIds(card, 'dd a[href*="doi.org"], dd a[href*="link.springer.com"]'),
      abstract: (card) => card.text('#abstract'),
      authors: (card) =>
        (card.text('#authors b i, #authors i') ?? '')
          .split(/\s*,\s*/)
          .map((name) => name.replace(/[*;\s]+$/, ''))
          .filter((name) => name !== ''),
      chip: { place: 'inline', in: (card) => card.find('#papertitle'), how: 'append' },
    }),
  ],
};
