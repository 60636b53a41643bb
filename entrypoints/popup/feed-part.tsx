import { FeedLookField, lookWords } from '../../components/feed-look-field';
import type { PagePaper } from '../../components/page-papers';
import { count, t, when } from '../../components/words';
import { isPlain, looksOf, PLAIN_LOOK } from '../../paper/feed-look';
import { aliasesOf } from '../../paper/ids';
import { feedOf } from '../../sites/feed-name';
import type { Library } from '../../storage/schema';
import { sightsOf } from '../../storage/sightings';
import { background, type Deeds } from '../library/deeds';
import { useLive } from '../library/live';
import type { ReadPage } from './page-report';

interface FeedPartProps {
  db: Library;
  page: ReadPage;
  papers: readonly PagePaper[];
  deeds: Deeds;
}

/** How many papers of a feed are new since the last visit, and what is set back there. */
export function FeedPart({ db, page, papers, deeds }: FeedPartProps) {
  const feed = feedOf(new URL(`https://${page.feed}`));
  const { value: stored } = useLive(async () => (await db.settings.get('feedLooks'))?.value, [db]);
  const { value: visit } = useLive(async () => db.visits.get(feed), [db, feed]);
  const { value: sights } = useLive(
    async () =>
      sightsOf(
        db,
        feed,
        papers.map(({ found }) => aliasesOf(found.ids, found.url)),
      ),
    [db, feed, page],
  );
  const look = looksOf(stored).get(feed) ?? PLAIN_LOOK;
  const fresh = sights?.filter((sight) => sight.fresh).length ?? 0;
  return (
    <>
      {visit && visit.before > 0 && <p class="quiet-text">{count('new_since', fresh, when(visit.before, Date.now()))}</p>}
      <details class="popup-look">
        <summary>
          {t('look_here')} {!isPlain(look) && <span class="quiet-text">{lookWords(look)}</span>}
        </summary>
        <FeedLookField look={look} onChange={(change) => deeds.attempt(() => background.setFeedLook(feed, change))} />
      </details>
    </>
  );
}
