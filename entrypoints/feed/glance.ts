import type { FeedRequests, Sight } from '../../messages/requests';
import type { Client } from '../../messages/wire';
import { isPlain } from '../../paper/feed-look';
import type { Alias } from '../../paper/ids';
import type { Arrivals } from './arrival';
import { lookup } from './lookup';
import type { Seat } from './seat';

/** Tells at a glance which cards are new since the last visit to the feed. */
export interface Glance {
  /** A card came near the screen. */
  near(seat: Seat): void;
  /** The reader's ways are known, perhaps anew: asks about all cards near the screen. */
  begin(near: readonly Seat[]): void;
  /** Whether some cards are new and some are not: only then is it worth saying. */
  isMixed(): boolean;
}

/** `wanted` is called when there is something to draw beyond chips, or something else to draw. */
export function glance(background: Client<FeedRequests>, arrived: Arrivals, wanted: () => void, failed: (error: unknown) => void): Glance {
  let feed = '';
  let old = false;
  let fresh: Seat[] = [];
  let mixed = false;
  /** The first answer counts as long as the page is there: what it shows now is no reason to set it back. */
  const known = new Map<Alias, Sight>();
  const ask = lookup<Alias[], Sight>((papers) => background.sights(arrived.feed(), papers), failed);
  const learn = (seat: Seat, sight: Sight) => {
    seat.know(sight);
    old ||= !sight.fresh;
    if (sight.fresh) fresh.push(seat);
    mixed = old && (mixed || fresh.length > 0);
    if (mixed) for (const one of fresh.splice(0)) one.markNew();
    if (mixed || arrived.now().look.seen) wanted();
  };
  const near = (seat: Seat) => {
    const { watches, since, look } = arrived.now();
    const [name] = seat.aliases;
    if (!watches || seat.sight || name === undefined || (since === 0 && !look.seen)) return;
    const before = known.get(name);
    if (before) learn(seat, before);
    else
      ask(seat.aliases, (sight) => {
        if (!sight) return;
        known.set(name, sight);
        learn(seat, sight);
      });
  };
  return {
    near,
    begin(some) {
      if (feed !== arrived.feed()) {
        feed = arrived.feed();
        old = false;
        fresh = [];
        mixed = false;
        known.clear();
      }
      if (!isPlain(arrived.now().look) || arrived.now().rules) wanted();
      for (const seat of some) near(seat);
    },
    isMixed: () => mixed,
  };
}
