import { hashOf, routeTo } from '../../components/route';
import { count } from '../../components/words';
import type { Library } from '../../storage/schema';
import { twinsIn } from '../../storage/twins';
import { useQuiet } from './quiet';

/** How many pairs are shown at once; those after them come as these are answered. */
export const MOST_TWINS = 50;

/** Says above the list that some of it may be there twice. */
export function TwinsHint({ db }: { db: Library }) {
  const pairs = useQuiet(
    db,
    () => twinsIn(db, MOST_TWINS),
    (error) => console.error('Offprint:', error),
  );
  if (!pairs || pairs.length === 0) return null;
  return (
    <p class="twins-hint quiet-text">
      <a href={hashOf(routeTo('twins'))}>{count('twins_found', pairs.length)}</a>
    </p>
  );
}
