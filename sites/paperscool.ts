import { normalizeIds } from '../paper/ids';
import { dayIn, linkIds, texts } from './fields';
import type { Site } from './site';
import type { CardView } from './view';

const own = (card: CardView) => {
  const key = card.extent[0]?.getAttribute('id') ?? '';
  const openreview = /^([\w-]+)@OpenReview$/.exec(key)?.[1];
  return normalizeIds(openreview ? { openreview } : { arxiv: key });
};

/** Papers.cool, by how programs that read it describe it: one panel for each paper, on lists and pages of one paper alike. */
export const paperscool: Site = {
  id: 'paperscool',
  name: 'Cool Papers',
  matches: ['https://papers.cool/*'],
  listings: [
    {
      name: 'papers',
      kind: 'listing',
      path: /^\/(?:arxiv|venue)\//,
      card: '.papers > .panel.paper, .panel.paper',
      ids: (card) => ({ ...linkIds(card, 'a.title-link[href], .title > a[href]'), ...own(card) }),
      url(card, { arxiv }) {
        const key = card.extent[0]?.getAttribute('id');
        if (arxiv) return `https://papers.cool/arxiv/${arxiv}`;
        return key && /^[\w.@-]+$/.test(key) ? `https://papers.cool/venue/${key}` : undefined;
      },
      title: (card) => card.text('a.title-link'),
      authors: (card) => texts(card, '.authors a.author, a.author'),
      abstract: (card) => card.text('p.summary, .summary'),
      date: (card) => dayIn(card.text('.date .date-data, .date')),
      categories: (card) => texts(card, '.subjects a').flatMap((text) => /^([a-z-]+(?:\.[A-Za-z-]+)?)$/.exec(text)?.[1] ?? []),
      venue: (card) => (card.page.pathname.startsWith('/venue/') ? card.text('.subjects a')?.replace(/\s+-\s+\w+$/, '') : undefined),
      chip: { place: 'inline', in: (card) => card.find('a.title-link'), how: 'after' },
    },
  ],
};
