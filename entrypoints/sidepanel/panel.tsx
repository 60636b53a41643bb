import { useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { EntryList } from '../../components/entry-list';
import type { Entry } from '../../components/filter';
import { Icon } from '../../components/icons';
import { Notice, ProblemNotice } from '../../components/notice';
import { listed } from '../../components/paper-rows';
import { PopupSection } from '../../components/popup-section';
import { hashOf, routeTo } from '../../components/route';
import { Toast } from '../../components/toast';
import { count, t } from '../../components/words';
import { tagUses } from '../../storage/catalogue';
import { queueEntries } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { background, useDeeds, useUndoKey } from '../library/deeds';
import { later } from '../library/later';
import { useLive } from '../library/live';
import { SessionPart } from '../library/session';
import { NoPage } from '../popup/no-page';
import { ThisPage } from '../popup/this-page';
import { useActivePage } from './active-page';

// Of its own: the library's other views are not for this panel.
const DetailPane = later(async () => (await import('../library/detail-pane')).DetailPane);

/** The longest queue that is listed here; the whole is in the library. */
const MOST = 100;

const libraryUrl = (hash: string) => browser.runtime.getURL('/library.html') + hash;

/** The panel beside the page: the papers of the page, the reading queue, and all that can be said of one of them. */
export function Panel({ db }: { db: Library | undefined }) {
  const deeds = useDeeds();
  const [page, setPage] = useActivePage();
  const [shown, setShown] = useState('');
  const now = useMemo(Date.now, []);
  const queue = useLive(async () => db && queueEntries(db, now, MOST), [db]);
  useUndoKey(
    () => void deeds.undo(),
    () => void deeds.redo(),
  );

  const read = async ({ paper }: Entry) => {
    // Opening matters more than having noted it.
    await deeds.attempt(() => background.opened(paper.id));
    const url = paper.url ?? libraryUrl(hashOf({ ...routeTo('papers'), paper: paper.id }));
    await browser.tabs.update({ url });
  };
  const [next] = queue.value ?? [];

  return (
    <>
      <main class="popup-main">
        <ProblemNotice problem={deeds.problem} onDismiss={deeds.forgive} />
        {queue.error !== undefined && <Notice>{t('error_unavailable')}</Notice>}
        {db && <SessionPart db={db} deeds={deeds} />}
        {db && shown !== '' ? (
          <Shown db={db} id={shown} deeds={deeds} onClose={() => setShown('')} />
        ) : (
          <>
            {db && page.is === 'read' ? (
              <ThisPage db={db} page={page} deeds={deeds} onDetail={setShown} onPage={setPage} onLeft={() => undefined} />
            ) : (
              page.is !== 'read' && <NoPage page={page} deeds={deeds} onPage={setPage} canOnce={false} />
            )}
            {queue.value && (
              <PopupSection title={t('library_queue')} beside={count('library_papers', queue.value.length)}>
                {next ? (
                  <>
                    <p class="popup-choices">
                      <button type="button" class="primary" onClick={() => void read(next)}>
                        {t('panel_next')}
                      </button>
                    </p>
                    <EntryList
                      label={t('library_queue')}
                      rows={listed(queue.value)}
                      onOpen={read}
                      onDetail={({ paper }) => setShown(paper.id)}
                    />
                  </>
                ) : (
                  <p class="quiet-text">{t('library_queue_empty_hint')}</p>
                )}
              </PopupSection>
            )}
          </>
        )}
      </main>
      <footer class="popup-foot">
        <a class="button" href={libraryUrl('')} target="_blank" rel="noopener">
          <Icon name="library" />
          {t('open_library')}
        </a>
      </footer>
      <Toast said={deeds.said} onUndo={() => void deeds.undo()} onGone={deeds.hush} />
    </>
  );
}

function Shown({ db, id, deeds, onClose }: { db: Library; id: string; deeds: ReturnType<typeof useDeeds>; onClose(): void }) {
  const { value: tags = [] } = useLive(() => tagUses(db), [db]);
  return (
    <DetailPane
      db={db}
      id={id}
      tags={tags}
      focus
      deeds={deeds}
      onRemove={() => {
        void deeds.perform(() => background.remove([id]), t('toast_removed'));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
