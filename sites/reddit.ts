import { paperIds } from './fields';
import type { Site } from './site';
import type { CardView } from './view';

const OLD_TITLE = 'a.title[href]';

/** The address a post leads to: new posts say it in an attribute, old ones in their title's link. */
const target = (post: Element) =>
  post.getAttribute('content-href') ?? post.getAttribute('data-url') ?? post.querySelector(OLD_TITLE)?.getAttribute('href') ?? '';
const idsOf = (post: Element | undefined) => (post ? paperIds(target(post)) : {});
const isPaper = (post: Element) => Object.keys(idsOf(post)).length > 0;
/** Marks that groups put before a title: `[R]`, `[2401.00001]`. */
const unmarked = (title: string | undefined) =>
  title?.replace(/^(?:\s*\[(?:[A-Z]{1,3}|\d{4}\.\d{4,5}|Research|Paper|Discussion)\]\s*)+/i, '').trim();
const heading = (card: CardView) => card.find('[slot="title"]') ?? card.find(OLD_TITLE) ?? card.find('h1, h2, h3');

/** Reddit, old and new: posts that lead to papers, on lists and above a thread; by how its pages are described. */
export const reddit: Site = {
  id: 'reddit',
  name: 'Reddit',
  matches: ['https://www.reddit.com/*', 'https://old.reddit.com/*', 'https://new.reddit.com/*'],
  listings: [
    {
      name: 'posts',
      kind: 'listing',
      path: /^\//,
      card: (root) => [...root.querySelectorAll('shreddit-post, .thing.link')].filter(isPaper),
      ids: (card) => idsOf(card.extent[0]),
      url: (card) => (card.extent[0] ? target(card.extent[0]) : undefined),
      title(card) {
        const shown = heading(card);
        return unmarked(card.extent[0]?.getAttribute('post-title') ?? (shown && card.text(shown)));
      },
      chip: { place: 'inline', in: heading, how: 'after' },
    },
  ],
};
