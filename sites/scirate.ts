import { idsInUrl } from '../paper/link-ids';
import { dayIn, ownLink, texts } from './fields';
import type { Site } from './site';
import type { CardView } from './view';

const scirateUrl = (_card: CardView, { arxiv }: { arxiv?: string }) => arxiv && `https://scirate.com/arxiv/${arxiv}`;
const authors = (card: CardView) => texts(card, '.authors a').filter((name) => !/^et al\b/.test(name));

/** SciRate, by its public templates. */
export const scirate: Site = {
  id: 'scirate',
  name: 'SciRate',
  matches: ['https://scirate.com/*', 'https://www.scirate.com/*'],
  listings: [
    {
      name: 'paper',
      kind: 'paper',
      path: (url) => idsInUrl(url).arxiv !== undefined,
      card: (root) => (root.querySelector('h1.title') ? [root.querySelector('.paper') ?? root.body] : []),
      ids: (card) => idsInUrl(card.page),
      url: scirateUrl,
      title: 'h1.title',
      authors,
      abstract: '.abstract',
      date: (card) => dayIn(card.text('.dates')),
      categories: (card) => texts(card, '.categories a'),
      chip: { place: 'inline', in: (card) => card.find('h1.title'), how: 'append' },
    },
    {
      name: 'papers',
      kind: 'listing',
      path: /^\/(?!arxiv\/\d|about|login|signup)/,
      card: 'li.paper',
      ids(card) {
        const url = ownLink(card, card.find('.title a[href]'));
        return (url && idsInUrl(url)) ?? {};
      },
      url: scirateUrl,
      title: '.title a',
      authors,
      abstract: '.abstract',
      date: (card) => dayIn(card.text('.uid')),
      categories: (card) => texts(card, '.uid a').filter((text) => /^[a-z-]+(?:\.[A-Za-z-]+)?$/.test(text)),
      chip: { place: 'inline', in: (card) => card.find('.title a'), how: 'after' },
    },
  ],
};
