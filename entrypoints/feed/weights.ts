import { browser } from 'wxt/browser';
import { onStored, WEIGHED } from '../../messages/reading';
import type { FeedRequests, Weight } from '../../messages/requests';
import type { Client } from '../../messages/wire';
import type { FoundPaper } from '../../paper/paper';
import { lookup } from './lookup';
import type { Seat } from './seat';

const MOST = 50;

/**
 * Has cards weighed, each once until something new was learned, as long as the reader wants that; `again` is called when all are to be
 * weighed anew.
 */
export function weights(
  background: Client<FeedRequests>,
  again: () => void,
  failed: (error: unknown) => void,
  signal: AbortSignal,
): (seat: Seat) => void {
  /** When what they are weighed by was learned; undefined while they are not. */
  let learned: unknown;
  const weighed = new WeakMap<Seat, unknown>();
  const weigh = lookup<FoundPaper, Weight | null>((papers) => background.weigh(papers), failed, MOST);
  const hear = (now: unknown) => {
    if (signal.aborted || now === learned) return;
    learned = now;
    again();
  };
  onStored(WEIGHED, hear, signal);
  browser.storage.local.get(WEIGHED).then((stored) => hear(stored[WEIGHED]), failed);
  return (seat) => {
    if (weighed.get(seat) === learned) return;
    weighed.set(seat, learned);
    if (learned === undefined) seat.weigh(null);
    else weigh(seat.card.paper, (weight = null) => seat.weigh(weight));
  };
}
