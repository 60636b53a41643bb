import { useState } from 'preact/hooks';
import { Part } from '../../components/part';
import { TrashList } from '../../components/trash-list';
import { UndoList } from '../../components/undo-list';
import { count, t } from '../../components/words';
import { lastDeeds } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { trashed } from '../../storage/trash';
import { background, type Deeds } from './deeds';
import { useLive } from './live';

/** How many of the last things that were done are shown, and how many removed papers. */
const DEEDS = 100;
const PAPERS = 200;

/** What was done lately, each to be taken back or done again, and what was removed. */
export function ActivityView({ db, deeds }: { db: Library; deeds: Deeds }) {
  const { value: actions } = useLive(() => lastDeeds(db, DEEDS, true), [db]);
  const { value: removed } = useLive(() => trashed(db, Date.now()), [db]);
  return (
    <div class="settings">
      <Part title={t('activity_deeds')}>
        <p class="quiet-text">{t('activity_hint')}</p>
        {actions && <UndoList deeds={actions} onUndo={(n) => void deeds.undo(n)} onRedo={(n) => void deeds.redo(n)} />}
      </Part>
      <Part title={t('trash')}>
        <p class="quiet-text">{t(removed?.length === 0 ? 'trash_none' : 'trash_hint')}</p>
        {removed && removed.length > 0 && (
          <>
            <TrashList
              papers={removed.slice(0, PAPERS)}
              onBringBack={({ n, id }) => void deeds.perform(() => background.bringBack(n, [id]), t('toast_brought_back'))}
            />
            {removed.length > PAPERS && <p class="quiet-text">{t('trash_more', removed.length - PAPERS)}</p>}
            <EmptyTrash papers={removed.length} onEmpty={() => void deeds.attempt(() => background.emptyTrash())} />
          </>
        )}
      </Part>
    </div>
  );
}

/** Emptying cannot be taken back, so it is asked twice. */
function EmptyTrash({ papers, onEmpty }: { papers: number; onEmpty(): void }) {
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <div>
        <button type="button" onClick={() => setAsking(true)}>
          {t('trash_empty')}
        </button>
      </div>
    );
  return (
    <div class="job-actions">
      <span>{count('trash_sure', papers)}</span>
      <button type="button" class="primary" onClick={onEmpty}>
        {t('trash_empty_yes')}
      </button>
      <button type="button" onClick={() => setAsking(false)}>
        {t('import_cancel')}
      </button>
    </div>
  );
}
