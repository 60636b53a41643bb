import { Icon } from '../../components/icons';
import { ReadingLine } from '../../components/reading-line';
import { hashOf, routeTo } from '../../components/route';
import { count, t } from '../../components/words';
import type { Follow } from '../../storage/digest';
import type { FeedReading } from './feed-reading';

/** How far the reading of feeds is, and what the last one came to. */
export function ReadingPart({ follows, reading }: { follows: readonly Follow[]; reading: FeedReading }) {
  const due = follows.filter(({ nextAt }) => nextAt <= Date.now()).length;
  return <ReadingLine done={Math.max(0, reading.of - due)} of={reading.of} said={reading.said} onStop={reading.stop} />;
}

/** Has every feed read now. */
export function ReadNow({ follows, reading, primary }: { follows: readonly Follow[]; reading: FeedReading; primary?: boolean }) {
  return (
    <button
      type="button"
      class={primary ? 'primary' : ''}
      disabled={reading.of > 0 || follows.length === 0}
      onClick={() => reading.start(follows.length, true)}
    >
      <Icon name="refresh" />
      {t('digest_read_now')}
    </button>
  );
}

/** To the feeds and rules. */
export const FeedsLink = () => (
  <a class="button" href={hashOf(routeTo('feeds'))}>
    <Icon name="settings" />
    {t('digest_feeds')}
  </a>
);

/** Says that feeds cannot be read, and where to see why. */
export function Trouble({ follows }: { follows: readonly Follow[] }) {
  const failing = follows.filter((one) => one.failing);
  if (failing.length === 0) return null;
  return (
    <p class="digest-trouble problem-text">
      <Icon name="warning" />
      <span>
        {count('digest_failing', failing.length, failing.map(({ name }) => name).join(', '))}{' '}
        <a href={hashOf(routeTo('feeds'))}>{t('digest_failing_why')}</a>
      </span>
    </p>
  );
}
