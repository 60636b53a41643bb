import type { ComponentChildren } from 'preact';
import { Icon } from './icons';
import { count, t } from './words';

export interface DigestBarProps {
  /** The days to choose from, newest first, each in words; `''` is what was not seen. */
  days: readonly { day: string; name: string }[];
  day: string;
  feeds: readonly { id: string; name: string; papers: number }[];
  feed: string;
  grouped: boolean;
  /** How many papers are shown, and how many of them were not seen. */
  papers: number;
  unseen: number;
  onDay(day: string): void;
  onFeed(feed: string): void;
  onGrouped(grouped: boolean): void;
  onSeen(): void;
  children?: ComponentChildren;
}

/** What is shown of the digest and in which order. */
export function DigestBar({ days, day, feeds, feed, grouped, papers, unseen, children, ...deeds }: DigestBarProps) {
  return (
    <div class="list-bar digest-bar">
      <select class="digest-day" aria-label={t('digest_day')} value={day} onChange={(event) => deeds.onDay(event.currentTarget.value)}>
        {days.map((one) => (
          <option key={one.day} value={one.day}>
            {one.name}
          </option>
        ))}
      </select>
      {feeds.length > 1 && (
        <select aria-label={t('digest_feed')} value={feed} onChange={(event) => deeds.onFeed(event.currentTarget.value)}>
          <option value="">{t('digest_all_feeds')}</option>
          {feeds.map(({ id, name, papers: number }) => (
            <option key={id} value={id}>
              {`${name} (${number})`}
            </option>
          ))}
        </select>
      )}
      <select
        aria-label={t('digest_order')}
        value={grouped ? 'feed' : 'best'}
        onChange={(event) => deeds.onGrouped(event.currentTarget.value === 'feed')}
      >
        <option value="best">{t('digest_best_first')}</option>
        <option value="feed">{t('digest_by_feed')}</option>
      </select>
      <span class="shown" role="status">
        {papers > 0 && count('library_papers', papers)}
      </span>
      <span class="actions">
        {unseen > 0 && (
          <button type="button" onClick={deeds.onSeen}>
            <Icon name="check" />
            {t('digest_mark_seen')}
          </button>
        )}
        {children}
      </span>
    </div>
  );
}
