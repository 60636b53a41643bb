import { Notice } from './notice';
import { count, day, t } from './words';

/** That the browser has emptied or shortened the library, as the background noted it. */
export interface Loss {
  state: 'reset' | 'shortened';
  /** Papers there were, and when (ms since 1970). */
  before: number;
  at: number;
  /** Papers there are. */
  now: number;
}

/** Reads what the background noted; null when all is well. */
export function lossOf(health: unknown): Loss | null {
  if (typeof health !== 'object' || health === null) return null;
  const { state, remembered, papers } = health as { state?: unknown; remembered?: { papers?: unknown; at?: unknown }; papers?: unknown };
  if (state !== 'reset' && state !== 'shortened') return null;
  return { state, before: Number(remembered?.papers ?? 0), at: Number(remembered?.at ?? 0), now: Number(papers ?? 0) };
}

/** Says what was lost and offers the way back. */
export function HealthNotice({ loss, onRestore, onDismiss }: { loss: Loss; onRestore(): void; onDismiss(): void }) {
  return (
    <Notice
      kind="warning"
      actions={
        <>
          <button type="button" class="primary" onClick={onRestore}>
            {t('backup_offer')}
          </button>
          <button type="button" onClick={onDismiss}>
            {t('toast_dismiss')}
          </button>
        </>
      }
    >
      <strong>{t(loss.state === 'reset' ? 'library_was_reset' : 'library_was_shortened')}</strong>{' '}
      {t('library_loss', count('library_papers', loss.before), day(loss.at), count('library_papers', loss.now))}
    </Notice>
  );
}
