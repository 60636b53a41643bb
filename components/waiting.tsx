import type { Entry } from './filter';
import { Icon } from './icons';
import { lasting, t } from './words';

const DAY = 86_400_000;
/** A paper that waits for less than this is not spoken of; one that waits for longer than the other stands out a little. */
const SOON = 7 * DAY;
const LONG = 91 * DAY;

/** How long a paper has waited in the queue until `now` (ms since 1970), in words; nothing for its first week. */
export function Waiting({ entry: { paper, annotation }, now }: { entry: Entry; now: number }) {
  const waited = now - (annotation.changedAt.status ?? paper.addedAt);
  if (annotation.status !== 'queued' || waited < SOON) return null;
  return (
    <span class={waited < LONG ? 'waiting' : 'waiting long'}>
      <Icon name="clock" size={12} />
      {t('queue_waiting', lasting(waited))}
    </span>
  );
}
