import { ago, clock, count, day, t, type Word } from './words';

/** A followed feed as the list shows it. Times are in ms since 1970. */
export interface ShownFeed {
  id: string;
  name: string;
  /** The host it is read from. */
  host: string;
  /** When it was read last, 0 for never, and how many papers it listed then. */
  readAt: number;
  papers: number;
  /** When it is read next. */
  nextAt: number;
  failing?: { code: string; since: number; instead?: string };
}

export interface FeedListProps {
  feeds: readonly ShownFeed[];
  now: number;
  /** Asks the browser for the host. */
  onAllow(id: string): void;
  /** Follows the feed that is named in its place. */
  onInstead(id: string): void;
  onRemove(id: string): void;
}

/** Since more than this (ms) a feed that does not answer may have ended. */
const LONG = 7 * 86_400_000;

const PROBLEMS: Readonly<Record<string, Word>> = {
  busy: 'feed_busy',
  unavailable: 'feed_unavailable',
  refused: 'feed_refused',
  'not-found': 'feed_not_found',
  moved: 'feed_moved',
  page: 'feed_page',
  'bad-answer': 'feed_bad_answer',
  'too-large': 'feed_too_large',
  permission: 'feed_permission',
};

/** What is wrong with a feed, and what the reader can do about it. */
export function feedProblem({ host, nextAt, failing }: ShownFeed, now: number): string {
  if (!failing) return '';
  const words = t(PROBLEMS[failing.code] ?? 'feed_bad_answer', host);
  const passes = failing.code === 'busy' || failing.code === 'unavailable';
  const ended = now - failing.since > LONG && failing.code !== 'permission' ? t('feed_ended', day(failing.since)) : '';
  const again = passes && !ended ? t('job_later', clock(nextAt)) : '';
  return [words, ended, again].filter(Boolean).join(' ');
}

/** The feeds the reader follows, each with how it is, and what can be done. */
export function FeedList({ feeds, now, onAllow, onInstead, onRemove }: FeedListProps) {
  return (
    <ul class="job-list">
      {feeds.map((feed) => {
        const { id, name, host, readAt, papers, failing } = feed;
        return (
          <li key={id}>
            <div class="job-text">
              <strong>
                <bdi>{name}</bdi>
              </strong>
              <p class="quiet-text">
                <bdi dir="ltr">{host}</bdi>
              </p>
              <p
                class={failing ? 'job-line problem-text' : 'job-line quiet-text'}
                data-phase={failing ? 'stopped' : readAt === 0 ? 'due' : 'done'}
                role="status"
              >
                <span class="job-dot" aria-hidden="true" />
                <span>
                  {failing
                    ? feedProblem(feed, now)
                    : readAt === 0
                      ? t('feed_not_read')
                      : `${t('feed_read', ago(readAt, Math.max(now, readAt)))} · ${count('library_papers', papers)}`}
                </span>
              </p>
            </div>
            <div class="job-actions">
              {failing?.code === 'permission' && (
                <button type="button" class="primary" onClick={() => onAllow(id)}>
                  {t('job_grant')}
                </button>
              )}
              {failing?.instead && (
                <button type="button" class="primary" onClick={() => onInstead(id)}>
                  {t('feed_instead')}
                </button>
              )}
              <button type="button" class="quiet" aria-label={t('feed_remove_named', name)} onClick={() => onRemove(id)}>
                {t('feed_remove')}
              </button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
