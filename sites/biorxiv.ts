import { idsInUrl } from '../paper/link-ids';
import { citationPage, citedAuthors } from './citation-page';
import { dayIn, doiIn, ownLink, texts } from './fields';
import type { Site } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const TITLE = 'a.highwire-cite-linked-title, .highwire-cite-title a, a:has(> .highwire-cite-title)';

/** The version shown, and the server: both have DOIs of the same form. */
const preprint = (card: CardView, { doi }: { doi?: string }) => doi && `${card.page.origin}/content/${doi}`;
const name = (author: Element) => {
  const parts = [...author.querySelectorAll('.nlm-given-names, .nlm-surname, .nlm-suffix')].map((part) => textOf(part));
  return parts.length > 1 ? parts.join(' ') : textOf(author);
};
const server = (card: CardView) => (card.page.hostname.includes('medrxiv') ? 'medRxiv' : 'bioRxiv');

/** bioRxiv and medRxiv: papers by a real page of 2019, lists by the blocks that their software gives every citation. */
export const biorxiv: Site = {
  id: 'biorxiv',
  name: 'bioRxiv and medRxiv',
  matches: ['https://www.biorxiv.org/*', 'https://www.medrxiv.org/*', 'https://biorxiv.org/*', 'https://medrxiv.org/*'],
  listings: [
    citationPage({
      path: (url) => idsInUrl(url).doi !== undefined,
      heading: 'h1#page-title, #page-title',
      url: preprint,
      authors: (card) => {
        const list = card.find('.highwire-citation-authors');
        const shown = [...(list?.querySelectorAll('.highwire-citation-author') ?? [])].map(name).filter((one) => /\p{L}/u.test(one));
        return shown.length > 0 ? shown : citedAuthors(card.document);
      },
      venue: server,
      chip: { place: 'inline', in: (card) => card.find('h1#page-title, #page-title') ?? card.find('h1'), how: 'append' },
    }),
    {
      name: 'papers',
      kind: 'listing',
      path: /^\/(?:collection|content\/early|content\/?$|search|topic|archive|highlights|alertsrss)?(?:[/?]|$)/,
      card: '.highwire-article-citation:has(.highwire-cite-title), .highwire-cite:has(a .highwire-cite-title):not(.highwire-article-citation *)',
      ids(card) {
        const url = ownLink(card, card.find(TITLE));
        return { doi: (url && idsInUrl(url).doi) ?? doiIn(card.text('.highwire-cite-metadata-doi')) };
      },
      url: preprint,
      title: '.highwire-cite-title',
      authors: (card) =>
        card
          .all('.highwire-citation-author')
          .map(name)
          .filter((one) => /\p{L}/u.test(one)),
      venue: server,
      date: (card) =>
        dayIn(
          card.text('.highwire-cite-metadata-papdate, .highwire-cite-metadata-date') ??
            card.text('.highwire-cite-metadata-pages')?.replace(/^(\d{4})\.(\d\d)\.(\d\d).*/, '$1-$2-$3'),
        ),
      categories: (card) => texts(card, '.highwire-cite-metadata-collection, .biorxiv-article-type'),
      chip: { place: 'inline', in: (card) => card.find(TITLE), how: 'after' },
    },
  ],
};
