import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { FollowField } from '../../components/follow-field';
import { Blank } from '../../components/notice';
import type { RowControl } from '../../components/row-grid';
import { hourName, t } from '../../components/words';
import type { Followed } from '../../lookup/followed';
import { digestDays, type Follow, followsIn } from '../../storage/digest';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { FeedsLink, ReadingPart, ReadNow, Trouble } from './digest-parts';
import { useDigestSettings } from './digest-settings';
import { Digest } from './digest-shown';
import type { FeedReading } from './feed-reading';
import { followTyped, startersBeside, useGranted } from './follow';
import { useLive } from './live';

export interface DigestViewProps {
  db: Library;
  deeds: Deeds;
  reading: FeedReading;
  list: RefObject<RowControl | null>;
}

/** What the followed feeds brought, by day. */
export function DigestView({ db, deeds, reading, list }: DigestViewProps) {
  const { value: days } = useLive(() => digestDays(db), [db]);
  const { value: follows } = useLive(() => followsIn<Followed>(db), [db]);
  const hasDays = days !== undefined && days.length > 0;
  useEffect(() => {
    if (!hasDays) return;
    // A tab that stands open behind another is not looked at.
    const look = () => {
      if (document.visibilityState === 'visible') background.lookedAtDigest().catch((error: unknown) => console.error('Offprint:', error));
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [hasDays, days]);
  if (!days || !follows) return <Blank icon="feed" title={t('editor_loading')} />;
  if (days.length > 0) return <Digest {...{ db, deeds, reading, list, days, follows }} />;
  return (
    <>
      <ReadingPart follows={follows} reading={reading} />
      {follows.length === 0 ? <NoFeeds reading={reading} /> : <NothingYet db={db} follows={follows} reading={reading} />}
    </>
  );
}

function NoFeeds({ reading }: { reading: FeedReading }) {
  const granted = useGranted();
  return (
    <Blank icon="feed" title={t('digest_empty')}>
      <p>{t('digest_empty_hint')}</p>
      <FollowField
        starters={startersBeside([])}
        onFollow={async (typed) => {
          const sentence = await followTyped(typed, [], granted);
          if (!sentence) reading.start(1, false);
          return sentence;
        }}
      />
    </Blank>
  );
}

function NothingYet({ db, follows, reading }: { db: Library; follows: readonly Follow<Followed>[]; reading: FeedReading }) {
  const [{ hour }] = useDigestSettings(db);
  return (
    <Blank icon="feed" title={t('digest_nothing_yet')}>
      <Trouble follows={follows} />
      <p>{t('digest_nothing_yet_hint', hourName(hour))}</p>
      <p class="starts">
        <ReadNow follows={follows} reading={reading} primary />
        <FeedsLink />
      </p>
    </Blank>
  );
}
