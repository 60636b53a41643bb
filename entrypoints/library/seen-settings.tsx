import { SeenPanel } from '../../components/seen-panel';
import { looksOf, PLAIN_LOOK } from '../../paper/feed-look';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { useLive } from './live';

/** So many of the feeds visited last are listed. */
const MOST = 30;

/** What is remembered of pages, and what is set back on them. */
export function SeenSettings({ db, deeds }: { db: Library; deeds: Deeds }) {
  const { value: seen } = useLive(async () => db.sightings.count(), [db]);
  const { value: stored } = useLive(async () => db.settings.bulkGet(['watches', 'feedLooks']), [db]);
  const { value: visits } = useLive(async () => db.visits.toArray(), [db]);
  const [watches, looks] = stored ?? [];
  const known = looksOf(looks?.value);
  const visited = [...(visits ?? [])]
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST)
    .map(({ feed }) => feed);
  const names = [...new Set([...known.keys(), ...visited])];
  return (
    <SeenPanel
      watches={watches?.value !== false}
      seen={seen ?? 0}
      feeds={names.map((name) => ({ name, look: known.get(name) ?? PLAIN_LOOK }))}
      onWatch={(on) => deeds.attempt(() => background.setSetting('watches', on))}
      onForget={() => void deeds.attempt(() => background.forgetSightings())}
      onLook={(feed, change) => deeds.attempt(() => background.setFeedLook(feed, change))}
    />
  );
}
