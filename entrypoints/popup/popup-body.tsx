import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { orderOf } from '../../components/catalogue-order';
import { searchRows } from '../../components/catalogue-search';
import { EntryList } from '../../components/entry-list';
import { DEFAULT_SORT, type Entry } from '../../components/filter';
import { HealthNotice } from '../../components/health-notice';
import { Icon } from '../../components/icons';
import { Notice, ProblemNotice } from '../../components/notice';
import { listed, type PaperRows } from '../../components/paper-rows';
import { PopupSection } from '../../components/popup-section';
import { QueryProblems } from '../../components/query-problems';
import { hashOf, routeTo } from '../../components/route';
import type { RowControl } from '../../components/row-grid';
import { Toast } from '../../components/toast';
import { UndoList } from '../../components/undo-list';
import { count, t } from '../../components/words';
import { openPanel } from '../../messages/panel';
import type { Query } from '../../paper/query';
import { needsOf } from '../../paper/query-match';
import { parseQuery } from '../../paper/query-parse';
import { LENGTHS } from '../../paper/session';
import { unseenPapers } from '../../storage/digest';
import { queueEntries, recentEntries } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { useBeyond } from '../library/beyond';
import { background, useDeeds, useUndoKey } from '../library/deeds';
import { rowsOf } from '../library/entries';
import { useLoss } from '../library/health';
import { useLive } from '../library/live';
import { beginSession, SessionPart } from '../library/session';
import { useShelf } from '../library/shelf';
import { useUndoables } from '../library/undoables';
import { NoPage } from './no-page';
import { askPage, type Page } from './page-report';
import { PopupFoot } from './popup-foot';
import { ThisPage } from './this-page';

/** How many papers each short list shows. */
const FEW = 5;
const NEXT = 2;

async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url });
  window.close();
}

/** The writers of formats are half of all the popup's code, and seldom wanted. */
async function exportAll(db: Library): Promise<void> {
  const exporting = await import('../library/export');
  await exporting.exportAll(db);
}

const libraryUrl = (hash: string) => browser.runtime.getURL('/library.html') + hash;

/** The papers a query finds, newest first; undefined until the library was read, which it is once something is `wanted`. */
function useFound(db: Library | undefined, query: Query, wanted: boolean): PaperRows | undefined {
  const [asked, setAsked] = useState(false);
  if (wanted && !asked) setAsked(true);
  const { shelf } = useShelf(asked ? db : undefined);
  const needs = useMemo(() => needsOf(query), [query]);
  // Reading all abstracts would take longer than a popup is looked at.
  const beyond = useBeyond(db, shelf, needs, false);
  const rows = useMemo(
    () => shelf && searchRows(shelf.catalogue, orderOf(shelf.catalogue, DEFAULT_SORT), query, beyond).found,
    [shelf, query, beyond],
  );
  return shelf && rows && rowsOf(shelf.catalogue, rows, shelf.entries);
}

export interface PopupBodyProps {
  db: Library | undefined;
  /** What is being searched for. */
  text: string;
  /** What an arrow down in the field does. */
  down: RefObject<() => void>;
}

/** All below the field: the papers of this page, what to read next, what came last, and what can be taken back, or what was found. */
export function PopupBody({ db, text, down }: PopupBodyProps) {
  const deeds = useDeeds();
  const [page, setPage] = useState<Page>({ is: 'asking' });
  const [here, setHere] = useState<number>();
  const results = useRef<RowControl>(null);
  const loss = useLoss();
  const now = useMemo(Date.now, []);
  const queue = useLive(async () => db && queueEntries(db, now, NEXT), [db]);
  const recent = useLive(async () => db && recentEntries(db, FEW), [db]);
  const unseen = useLive(async () => db && unseenPapers(db), [db]);
  const undoables = useUndoables(db, FEW, recent.value !== undefined);
  const wanted = text.trim() !== '';
  const { query, problems } = useMemo(() => parseQuery(text), [text]);
  const found = useFound(db, query, wanted);
  down.current = () => found && found.count > 0 && results.current?.focus(0);
  useUndoKey(
    () => void deeds.undo(),
    () => void deeds.redo(),
  );
  useEffect(() => {
    browser.windows.getCurrent().then(({ id }) => setHere(id), console.error);
    askPage().then(setPage, () => setPage({ is: 'other' }));
  }, []);

  const openPaper = async ({ paper }: Entry) => {
    // Opening matters more than having noted it.
    await deeds.attempt(() => background.opened(paper.id));
    await openTab(paper.url ?? libraryUrl(hashOf({ ...routeTo('papers'), paper: paper.id })));
  };
  // What browsers allow while a press is answered they refuse after a wait, and so the window is known before.
  const beside = async () => {
    if (here === undefined) return;
    await openPanel(here);
    window.close();
  };
  const next = queue.value?.[0];
  const readNow = async (library: Library, entry: Entry) => {
    await deeds.perform(() => beginSession(library, entry.paper.id, LENGTHS[0]));
    await openPaper(entry);
  };
  const openDetail = (id: string) => void openTab(libraryUrl(hashOf({ ...routeTo('papers'), paper: id })));
  const list = (label: string, entries: readonly Entry[]) => (
    <EntryList label={label} rows={listed(entries)} onOpen={openPaper} onDetail={({ paper }) => openDetail(paper.id)} />
  );
  const failed = queue.error ?? recent.error;

  return (
    <>
      <main class="popup-main">
        {loss && (
          <HealthNotice
            loss={loss}
            onRestore={() => void openTab(libraryUrl('#/settings'))}
            onDismiss={() => void deeds.attempt(() => background.acceptReset())}
          />
        )}
        <ProblemNotice problem={deeds.problem} onDismiss={deeds.forgive} />
        {failed !== undefined && <Notice>{t('error_unavailable')}</Notice>}
        {db && <SessionPart db={db} deeds={deeds} />}
        {wanted ? (
          <PopupSection
            class="found"
            title={t('popup_found')}
            beside={<span role="status">{found && count('library_papers', found.count)}</span>}
          >
            <QueryProblems query={text} problems={problems} />
            {found?.count === 0 && <p class="quiet-text">{t('popup_nothing_found')}</p>}
            {found && found.count > 0 && (
              <EntryList
                label={t('popup_found')}
                rows={found}
                control={results}
                onOpen={openPaper}
                onDetail={({ paper }) => openDetail(paper.id)}
              />
            )}
          </PopupSection>
        ) : (
          <>
            {unseen.value !== undefined && unseen.value > 0 && (
              <a class="popup-digest" href={libraryUrl('#/digest')} target="_blank" rel="noopener">
                <Icon name="feed" />
                {count('popup_digest', unseen.value)}
              </a>
            )}
            {db && page.is === 'read' && (
              <ThisPage db={db} page={page} deeds={deeds} onDetail={openDetail} onPage={setPage} onLeft={() => window.close()} />
            )}
            {page.is !== 'read' && page.is !== 'other' && <NoPage page={page} deeds={deeds} onPage={setPage} canOnce />}
            {queue.value && queue.value.length > 0 && (
              <PopupSection
                title={t('popup_next')}
                beside={
                  <a href={libraryUrl('#/queue')} target="_blank" rel="noopener">
                    {t('popup_queue')}
                  </a>
                }
              >
                {list(t('popup_next'), queue.value)}
                <p class="popup-choices">
                  <button type="button" onClick={() => db && next && void readNow(db, next)}>
                    <Icon name="clock" />
                    {count('session_for', LENGTHS[0])}
                  </button>
                </p>
              </PopupSection>
            )}
            {recent.value && recent.value.length > 0 && (
              <PopupSection title={t('popup_recent')}>{list(t('popup_recent'), recent.value)}</PopupSection>
            )}
            {recent.value?.length === 0 && <p class="quiet-text">{t('popup_empty')}</p>}
            {undoables && undoables.length > 0 && (
              <PopupSection title={t('popup_undo')}>
                <UndoList deeds={undoables} onUndo={(n) => void deeds.undo(n)} />
              </PopupSection>
            )}
            {page.is === 'other' && <NoPage page={page} deeds={deeds} onPage={setPage} canOnce />}
          </>
        )}
      </main>
      <PopupFoot
        onLibrary={() => void openTab(libraryUrl(''))}
        onExport={db && recent.value && recent.value.length > 0 ? () => void deeds.attempt(() => exportAll(db)) : undefined}
        onPanel={here === undefined ? undefined : () => void deeds.attempt(beside)}
      />
      <Toast said={deeds.said} onUndo={() => void deeds.undo()} onGone={deeds.hush} />
    </>
  );
}
