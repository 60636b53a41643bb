import type { Arrival, FeedRequests } from '../../messages/requests';
import type { Client } from '../../messages/wire';
import { feedOf } from '../../sites/feed-name';

/** What the page knows of the reader's ways; it asks once for each feed that it shows. */
export interface Arrivals {
  /** The page shows cards: asks when it is another feed than before. */
  look(): void;
  now(): Arrival;
}

const NOTHING: Arrival = { key: '', shortcut: '' };

export function arrivals(background: Client<FeedRequests>, failed: (error: unknown) => void): Arrivals {
  let feed = '';
  let now = NOTHING;
  return {
    now: () => now,
    look() {
      const here = feedOf(new URL(location.href));
      if (here === feed) return;
      feed = here;
      background.arrive(here).then((told) => {
        if (feed === here) now = told;
      }, failed);
    },
  };
}
