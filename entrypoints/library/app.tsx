import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { AppHeader } from '../../components/app-header';
import { orderOf } from '../../components/catalogue-order';
import { type FoundRows, searchRows } from '../../components/catalogue-search';
import { DEFAULT_SORT } from '../../components/filter';
import { HealthNotice } from '../../components/health-notice';
import { Icon } from '../../components/icons';
import { Blank, ProblemNotice } from '../../components/notice';
import { hashOf, routeTo } from '../../components/route';
import type { RowControl } from '../../components/row-grid';
import { Toast } from '../../components/toast';
import { t } from '../../components/words';
import { arranged, tagsOfRows } from '../../paper/catalogue-tags';
import { parseQuery } from '../../paper/query-parse';
import { unseenPapers } from '../../storage/digest';
import type { Library } from '../../storage/schema';
import { Commands } from './commands';
import { background, useDeeds, useUndoKey } from './deeds';
import { EmptyLibrary } from './empty-library';
import { useFeedReading } from './feed-reading';
import { FirstPapers } from './first-papers';
import { useLoss } from './health';
import { useWeighed } from './judge';
import { useKeeper } from './keeper';
import {
  ActivityView,
  DigestView,
  ExportSheet,
  FeedsView,
  QueueView,
  SettingsView,
  StatisticsView,
  SyncView,
  TagsView,
  TwinsView,
  WelcomeView,
} from './later-views';
import { useLive } from './live';
import { changeInSlices } from './many';
import { PapersView } from './papers-view';
import { wordsOf } from './problem';
import { QueryBar, useAsked } from './query-bar';
import { useJudged, useLearning, useRelevanceOn } from './relevance';
import { RetryNotice } from './retry-notice';
import { SessionPart } from './session';
import { findPapers, type Shelf, useShelf } from './shelf';
import { useTagBook } from './tag-book';
import { TwinsHint } from './twins-hint';
import { useRoute } from './use-route';
import { useViews } from './views';

/** Ids of rows, to be made when they are needed: of a large library they are many. */
const idsOf = ({ catalogue }: Shelf, rows: Uint32Array) => ({
  count: rows.length,
  ids: () => Array.from(rows, (row) => catalogue.idOf(row)),
});

/** The library page. */
export function App({ db }: { db: Library }) {
  const [route, go] = useRoute();
  const [round, setRound] = useState(0);
  const { shelf, first, sofar, astray, error } = useShelf(db, round);
  useKeeper(db, shelf, astray, () => setRound(round + 1));
  const deeds = useDeeds();
  const loss = useLoss();
  useLearning(db, useRelevanceOn(db));
  const reading = useFeedReading(db, deeds);
  const { value: unseen = 0 } = useLive(() => unseenPapers(db), [db]);
  const list = useRef<RowControl>(null);
  /** Ids of the papers that are being dragged, or were last. */
  const dragged = useRef<readonly string[]>([]);
  const [exporting, setExporting] = useState<{ chosen: readonly string[] } | null>(null);
  const papers = shelf?.catalogue.size ?? 0;
  const newest = shelf && orderOf(shelf.catalogue, DEFAULT_SORT);
  const book = useTagBook(db);
  const tags = useMemo(() => (shelf && newest ? arranged(tagsOfRows(shelf.catalogue, newest), book) : []), [shelf, book]);
  const asked = useAsked(db, shelf, route.query);
  const saved = useViews(db, deeds);
  const queued = useMemo(() => shelf?.catalogue.countOf('queued') ?? 0, [shelf]);
  const isList = route.view === 'papers';
  const weighed = useWeighed();
  const judged = useJudged(isList && route.sort.key === 'relevance', weighed, (error) => void deeds.attempt(() => Promise.reject(error)));
  const found = useMemo(
    (): FoundRows | undefined =>
      shelf && isList ? searchRows(shelf.catalogue, orderOf(shelf.catalogue, route.sort, judged), asked.query, asked.beyond) : undefined,
    [shelf, isList, route.sort, asked, judged],
  );

  // The first steps are for a library that begins empty, and stay when the first paper is saved by one of them.
  const [beginning, setBeginning] = useState<boolean>();
  const begins = beginning ?? shelf?.catalogue.size === 0;
  useEffect(() => {
    if (shelf) setBeginning(route.view === 'papers' && begins);
  }, [shelf === undefined, route.view]);

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
          { href: hashOf(routeTo('papers')), name: 'library_papers_label', count: papers, current: route.view === 'papers' },
          {
            href: hashOf(routeTo('queue')),
            name: 'library_queue',
            count: queued,
            current: route.view === 'queue',
            onDrop: () => void deeds.perform(() => changeInSlices(dragged.current, { status: 'queued' })),
          },
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
          db={db}
          shelf={shelf}
          text={route.query}
          asked={asked}
          onAsk={(text, done) => go({ view: 'papers', query: text }, route.view === 'papers' && !done)}
          onDown={() => list.current?.focus(0)}
        />
        <button type="button" class="export-button" disabled={papers === 0} onClick={() => setExporting({ chosen: [] })}>
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
        <ProblemNotice problem={deeds.problem} onDismiss={deeds.forgive} />
        <SessionPart db={db} deeds={deeds} />
        {route.view === 'papers' && <TwinsHint db={db} />}
        {error !== undefined ? (
          <RetryNotice problem={wordsOf(error)} />
        ) : !shelf && first.length > 0 && hashOf(route) === hashOf(routeTo('papers')) ? (
          <FirstPapers papers={first} sofar={sofar} go={go} onOpened={(id) => void deeds.attempt(() => background.opened(id))} />
        ) : !shelf ? (
          <Blank icon="library" title={sofar > 0 ? t('library_preparing', sofar) : t('editor_loading')} />
        ) : route.view === 'settings' ? (
          <SettingsView db={db} papers={papers} deeds={deeds} />
        ) : route.view === 'twins' ? (
          <TwinsView db={db} deeds={deeds} />
        ) : route.view === 'tags' ? (
          <TagsView db={db} shelf={shelf} tags={tags} book={book} deeds={deeds} />
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
        ) : papers === 0 ? (
          <EmptyLibrary />
        ) : route.view === 'statistics' ? (
          <StatisticsView db={db} shelf={shelf} deeds={deeds} />
        ) : route.view === 'queue' ? (
          <QueueView db={db} shelf={shelf} tags={tags} route={route} go={go} deeds={deeds} list={list} />
        ) : (
          found && (
            <PapersView
              db={db}
              shelf={shelf}
              asked={asked}
              found={found}
              relevance={{ offered: weighed > 0, judged }}
              tags={tags}
              saved={saved}
              route={route}
              go={go}
              deeds={deeds}
              list={list}
              dragged={dragged}
              onExport={(chosen) => setExporting({ chosen })}
            />
          )
        )}
      </main>
      {exporting && shelf && newest && (
        <ExportSheet
          db={db}
          all={idsOf(shelf, newest)}
          shown={idsOf(shelf, found?.found ?? newest)}
          chosen={exporting.chosen}
          onClose={() => setExporting(null)}
        />
      )}
      <Commands
        go={go}
        tags={tags}
        views={saved.views}
        find={(text, most) => (shelf ? findPapers(shelf, parseQuery(text).query, most, asked.beyond) : [])}
        onExport={() => setExporting({ chosen: [] })}
        onUndo={undo}
      />
      <Toast said={deeds.said} onUndo={undo} onGone={deeds.hush} />
    </div>
  );
}
