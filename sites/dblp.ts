import { type Ids, normalizeId } from '../paper/ids';
import { linkIds, texts, yearIn } from './fields';
import type { Listing, Site } from './site';
import type { CardView } from './view';

/** The key of a record: the element's own id, or else what its record's link says. */
function keyOf(card: CardView): string | undefined {
  const linked = card
    .all('.publ a[href*="/rec/"]')
    .map((link) => /\/rec\/(?:html\/|bibtex\/)?(.+?)(?:\.\w+)?(?:[?#].*)?$/.exec(link.getAttribute('href') ?? '')?.[1])
    .find((key) => key !== undefined);
  return normalizeId('dblp', linked ?? card.extent[0]?.getAttribute('id') ?? '');
}

function ids(card: CardView): Ids {
  const dblp = keyOf(card);
  return dblp ? { ...linkIds(card, '.ee a[href], .head a[href]'), dblp } : {};
}

const list: Listing = {
  name: 'records',
  kind: 'listing',
  path: /^\/(?:db\/|pid\/|pers\/|search|streams\/)/,
  // Volumes of proceedings are entries of their editors.
  card: 'li.entry:not(.editor), article.entry:not(.editor)',
  ids,
  url: (_card, { dblp }) => dblp && `https://dblp.org/rec/${dblp}.html`,
  // Titles end with a full stop here, whoever wrote them.
  title: (card) => card.text('.title[itemprop="name"], .title')?.replace(/(?<!\.)\.$/, ''),
  // Namesakes are told apart by a number.
  authors: (card) => texts(card, '[itemprop="author"]').map((name) => name.replace(/ \d{4}$/, '')),
  venue: (card) => card.text('[itemprop="isPartOf"] [itemprop="name"]'),
  year: (card) => yearIn(card.text('[itemprop="datePublished"]') ?? card.find('[itemprop="datePublished"]')?.getAttribute('content') ?? ''),
  chip: { place: 'inline', in: (card) => card.find('cite.data, .data') ?? card.find('.title'), how: 'append' },
};

/** DBLP: tables of contents by a real page of 2023, the other lists by the rows they share with it. */
export const dblp: Site = {
  id: 'dblp',
  name: 'DBLP',
  matches: ['https://dblp.org/*', 'https://dblp.uni-trier.de/*', 'https://dblp.dagstuhl.de/*'],
  listings: [list, { ...list, name: 'record', kind: 'paper', path: /^\/rec\/.+/ }],
};
