import type { Arrival } from '../../messages/requests';
import { SHADES, type Shade } from '../../paper/feed-look';
import type { Seat } from '../feed/seat';

/** Of two ways to set a card back the one that says more. */
export const stronger = (a: Shade, b: Shade): Shade => (SHADES.indexOf(a) > SHADES.indexOf(b) ? a : b);

/** How a card is set back, by what is known of it. What is saved only now is left as it is: the reader is at it. */
export function wanted({ state, sight }: Pick<Seat, 'state' | 'sight'>, look: Arrival['look'], wasSaved: boolean): Shade {
  const isDismissed = state?.status === 'dismissed';
  const shades: Shade[] = [
    isDismissed ? look.dismissed : '',
    state && wasSaved && !isDismissed ? look.saved : '',
    sight?.seen ? look.seen : '',
  ];
  return shades.reduce(stronger);
}
