import { useState } from 'preact/hooks';
import { type FeedLook, isPlain } from '../paper/feed-look';
import { FeedLookField, lookWords } from './feed-look-field';
import { Switch } from './switch';
import { count, t } from './words';

export interface SeenPanelProps {
  /** Whether it is remembered which cards were seen. */
  watches: boolean;
  /** How many papers are remembered as seen. */
  seen: number;
  /** Feeds that were visited or have a look, by name. */
  feeds: readonly { name: string; look: FeedLook }[];
  onWatch(on: boolean): unknown;
  onForget(): void;
  onLook(feed: string, change: Partial<FeedLook>): unknown;
}

/** Where a question came up, the keyboard goes to its safe answer. */
const focused = (button: HTMLButtonElement | null) => button?.focus();

/** What is remembered of pages the reader was on, how to forget it, and what is set back on which feed. */
export function SeenPanel({ watches, seen, feeds, onWatch, onForget, onLook }: SeenPanelProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Switch checked={watches} onSwitch={onWatch}>
        {t('seen_watch')}
      </Switch>
      <p class="quiet-text">{t('seen_hint')}</p>
      <div class="field-row">
        {asking ? (
          <>
            <span role="alert">{count('seen_ask', seen)}</span>
            <button
              type="button"
              class="primary"
              onClick={() => {
                setAsking(false);
                onForget();
              }}
            >
              {t('seen_forget_now')}
            </button>
            <button type="button" ref={focused} onClick={() => setAsking(false)}>
              {t('seen_keep')}
            </button>
          </>
        ) : (
          <>
            <button type="button" disabled={seen === 0} onClick={() => setAsking(true)}>
              {t('seen_forget')}
            </button>
            <span class="quiet-text" role="status">
              {count('seen_count', seen)}
            </span>
          </>
        )}
      </div>
      {feeds.length > 0 && (
        <div class="feed-looks">
          <h3>{t('look_title')}</h3>
          {feeds.map(({ name, look }) => (
            <details key={name}>
              <summary>
                <bdi>{name}</bdi> <span class="quiet-text">{isPlain(look) ? '' : lookWords(look)}</span>
              </summary>
              <FeedLookField look={look} onChange={(change) => onLook(name, change)} />
            </details>
          ))}
        </div>
      )}
    </>
  );
}
