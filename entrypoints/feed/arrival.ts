import type { Arrival, FeedRequests } from '../../messages/requests';
import type { Client } from '../../messages/wire';
import { PLAIN_LOOK } from '../../paper/feed-look';
import { feedOf } from '../../sites/feed-name';

/** What the page knows of the reader's ways; it asks once for each feed that it shows. */
export interface Arrivals {
  /** The page shows cards: asks when it is another feed than before, or anyway. */
  look(anyway?: boolean): void;
  now(): Arrival;
  /** Name of the feed that is shown. */
  feed(): string;
}

const NOTHING: Arrival = { key: '', shortcut: '', watches: false, since: 0, look: PLAIN_LOOK, rules: false };

/** `told` hears of each answer. */
export function arrivals(background: Client<FeedRequests>, told: () => void, failed: (error: unknown) => void): Arrivals {
  let feed = '';
  let now = NOTHING;
  return {
    now: () => now,
    feed: () => feed,
    look(anyway) {
      const here = feedOf(new URL(location.href));
      if (here === feed && !anyway) return;
      if (here !== feed) now = NOTHING;
      feed = here;
      background.arrive(here).then((answer) => {
        if (feed !== here) return;
        now = answer;
        told();
      }, failed);
    },
  };
}
