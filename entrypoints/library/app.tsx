import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { AppHeader } from '../../components/app-header';
import type { Entry } from '../../components/filter';
import { HealthNotice } from '../../components/health-notice';
import { Icon } from '../../components/icons';
import { Blank, Notice } from '../../components/notice';
import { search, sorted, tagsIn } from '../../components/query';
import { hashOf, routeTo } from '../../components/route';
import type { RowControl } from '../../components/row-grid';
import { Toast } from '../../components/toast';
import { t } from '../../components/words';
import { parseQuery } from '../../paper/query-parse';
import { unseenPapers } from '../../storage/digest';
import type { Library } from '../../storage/schema';
import { ActivityView } from './activity-view';
import { Commands } from './commands';
import { background, useDeeds, useUndoKey } from './deeds';
import { DigestView } from './digest-view';
import { EmptyLibrary } from './empty-library';
import { useEntries } from './entries';
import { ExportSheet } from './export-sheet';
import { useFeedReading } from './feed-reading';
import { FeedsView } from './feeds-view';
import { useLoss } from './health';
import { useLive } from './live';
import { PapersView } from './papers-view';
import { wordsOf } from './problem';
import { QueryBar, useAsked } from './query-bar';
import { QueueView } from './queue-view';
import { SettingsView } from './settings-view';
import { StatisticsView } from './statistics-view';
import { SyncView } from './sync-view';
import { TwinsHint, TwinsView } from './twins-view';
import { useRoute } from './use-route';
import { WelcomeView } from './welcome-view';

const NONE: readonly Entry[] = [];

/** The library page. */
export function App({ db }: { db: Library }) {
  const [route, go] = useRoute();
  const { value, error } = useEntries(db);
  const deeds = useDeeds();
  const loss = useLoss();
  const reading = useFeedReading(db, deeds);
  const { value: unseen = 0 } = useLive(() => unseenPapers(db), [db]);
  const list = useRef<RowControl>(null);
  const [exporting, setExporting] = useState<{ chosen: readonly Entry[] } | null>(null);
  const entries = value ?? NONE;
  const tags = useMemo(() => tagsIn(entries), [entries]);
  const asked = useAsked(db, route.query);
  const queued = useMemo(() => entries.filter(({ annotation }) => annotation.status === 'queued').length, [entries]);

  // The first steps are for a library that begins empty, and stay when the first paper is saved by one of them.
  const [beginning, setBeginning] = useState<boolean>();
  const begins = beginning ?? value?.length === 0;
  useEffect(() => {
    if (value) setBeginning(route.view === 'papers' && begins);
  }, [value === undefined, route.view]);

  const undo = () =>
    void deeds.undo().then(() => {
      // The button that was pressed has gone, and the focus with it.
      if (document.activeElement === document.body) list.current?.focus();
    });
  useUndoKey(undo, () => void deeds.redo());

  return (
    <div class="app">
      <AppHeader
        places={[
          { href: hashOf(routeTo('papers')), name: 'library_papers_label', count: entries.length, current: route.view === 'papers' },
          { href: hashOf(routeTo('queue')), name: 'library_queue', count: queued, current: route.view === 'queue' },
          {
            href: hashOf(routeTo('digest')),
            name: 'library_digest',
            count: unseen,
            current: route.view === 'digest' || route.view === 'feeds',
          },
          { href: hashOf(routeTo('statistics')), name: 'library_statistics', current: route.view === 'statistics' },
          { href: hashOf(routeTo('sync')), name: 'library_sync', current: route.view === 'sync' },
          { href: hashOf(routeTo('settings')), name: 'library_settings', current: route.view === 'settings' },
        ]}
      >
        <QueryBar
          entries={entries}
          text={route.query}
          asked={asked}
          onAsk={(text, done) => go({ view: 'papers', query: text }, route.view === 'papers' && !done)}
          onDown={() => list.current?.focus(0)}
        />
        <button type="button" class="export-button" disabled={entries.length === 0} onClick={() => setExporting({ chosen: NONE })}>
          <Icon name="export" />
          <span>{t('library_export')}</span>
        </button>
      </AppHeader>
      <main>
        {loss && (
          <HealthNotice
            loss={loss}
            onRestore={() => go(routeTo('settings'))}
            onDismiss={() => void deeds.attempt(() => background.acceptReset())}
          />
        )}
        {deeds.problem && (
          <Notice
            actions={
              <button type="button" onClick={deeds.forgive}>
                {t('toast_dismiss')}
              </button>
            }
          >
            {deeds.problem}
          </Notice>
        )}
        {route.view === 'papers' && <TwinsHint db={db} />}
        {error !== undefined ? (
          <Notice
            actions={
              <button type="button" onClick={() => location.reload()}>
                {t('library_retry')}
              </button>
            }
          >
            {wordsOf(error)}
          </Notice>
        ) : value === undefined ? (
          <Blank icon="library" title={t('editor_loading')} />
        ) : route.view === 'settings' ? (
          <SettingsView db={db} entries={entries} deeds={deeds} />
        ) : route.view === 'twins' ? (
          <TwinsView db={db} deeds={deeds} />
        ) : route.view === 'activity' ? (
          <ActivityView db={db} deeds={deeds} />
        ) : route.view === 'sync' ? (
          <SyncView db={db} tags={tags} deeds={deeds} />
        ) : route.view === 'digest' ? (
          <DigestView db={db} deeds={deeds} reading={reading} list={list} />
        ) : route.view === 'feeds' ? (
          <FeedsView db={db} deeds={deeds} reading={reading} />
        ) : route.view === 'welcome' || (route.view === 'papers' && begins) ? (
          <WelcomeView
            db={db}
            tags={tags}
            deeds={deeds}
            onEnd={() => {
              setBeginning(false);
              go(routeTo('papers'));
            }}
          />
        ) : entries.length === 0 ? (
          <EmptyLibrary />
        ) : route.view === 'statistics' ? (
          <StatisticsView db={db} deeds={deeds} />
        ) : route.view === 'queue' ? (
          <QueueView db={db} entries={entries} tags={tags} route={route} go={go} deeds={deeds} list={list} />
        ) : (
          <PapersView
            db={db}
            entries={entries}
            asked={asked}
            tags={tags}
            route={route}
            go={go}
            deeds={deeds}
            list={list}
            onExport={(chosen) => setExporting({ chosen })}
          />
        )}
      </main>
      {exporting && (
        <ExportSheet
          db={db}
          all={entries}
          shown={route.view === 'papers' ? sorted(search(entries, asked.query, asked.beyond).found, route.sort) : NONE}
          chosen={exporting.chosen}
          onClose={() => setExporting(null)}
        />
      )}
      <Commands
        go={go}
        tags={tags}
        find={(text, most) =>
          search(entries, parseQuery(text).query)
            .found.slice(0, most)
            .map(({ paper }) => paper)
        }
        onExport={() => setExporting({ chosen: NONE })}
        onUndo={undo}
      />
      <Toast said={deeds.said} onUndo={undo} onGone={deeds.hush} />
    </div>
  );
}
