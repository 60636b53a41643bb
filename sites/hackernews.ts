import { paperIds } from './fields';
import type { Site } from './site';

const TITLE = '.titleline > a[href], td.title > a.storylink[href], td.title > a[href]';

const ids = (row: Element | undefined) => paperIds(row?.querySelector(TITLE)?.getAttribute('href') ?? '');
/** Only stories that lead to a paper are cards: the front page of a day may have one, or none. */
const isPaper = (row: Element) => Object.keys(ids(row)).length > 0;

/** Hacker News: stories that lead to papers, on its lists and above a thread; by a real page of 2021. */
export const hackernews: Site = {
  id: 'hackernews',
  name: 'Hacker News',
  matches: ['https://news.ycombinator.com/*'],
  listings: [
    {
      name: 'stories',
      kind: 'listing',
      path: /^\//,
      card: (root) => [...root.querySelectorAll('tr.athing')].filter(isPaper),
      ids: (card) => ids(card.extent[0]),
      url: (card) => card.find(TITLE)?.getAttribute('href') ?? undefined,
      // The year and the kind of file are the site's own habit.
      title: (card) => card.text(TITLE)?.replace(/(?:\s*[([](?:pdf|(?:19|20)\d\d)[)\]])+$/i, ''),
      chip: { place: 'inline', in: (card) => card.find(TITLE), how: 'after' },
    },
  ],
};
