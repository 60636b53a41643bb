import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { BeginSession } from '../../components/begin-session';
import { statusName } from '../../components/marks';
import { Blank } from '../../components/notice';
import { QueueBoard } from '../../components/queue-board';
import { QueueList } from '../../components/queue-list';
import { queueMenu } from '../../components/queue-menu';
import { queueRows, type Stage } from '../../components/queue-rows';
import type { Route } from '../../components/route';
import type { RowControl } from '../../components/row-grid';
import { type MenuPlace, RowMenu } from '../../components/row-menu';
import { TodayList } from '../../components/today-list';
import { count, t } from '../../components/words';
import type { Change, TagUse } from '../../paper/annotation';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { DetailPane } from './detail-pane';
import { rowsOf } from './entries';
import { useLive } from './live';
import { useNarrow } from './page';
import { usePrinting } from './printing';
import { placeIn } from './queue-places';
import { ReadingNow, Snoozed } from './queue-sides';
import { beginSession } from './session';
import type { Shelf } from './shelf';
import { siteName } from './sites';
import { useToday } from './today';
import type { Go } from './use-route';

/** Below this width (CSS pixels) rows have several lines; the style sheet says the same. */
const NARROW = 620;
/** Below this width three columns have no room. */
const BOARD = 760;
/** Heights of a row in CSS pixels. */
const ROW = { wide: 60, narrow: 100 };
const MINUTE = 60_000;
/** The setting that remembers whether the reader wants columns or a list. */
const LAYOUT = 'queueLayout';

/** The present, by the minute: what was put off comes back while the page stands open. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export interface QueueViewProps {
  db: Library;
  shelf: Shelf;
  tags: readonly TagUse[];
  route: Route;
  go: Go;
  deeds: Deeds;
  list: RefObject<RowControl | null>;
}

/** What is to be read in its order, what is being read and what was read, as columns or, where these have no room, as a list; above it what was picked for today. */
export function QueueView({ db, shelf, tags, route, go, deeds, list }: QueueViewProps) {
  const now = useNow();
  const place = useRef<HTMLElement>(null);
  const narrow = useNarrow(place, NARROW);
  const isTight = useNarrow(place, BOARD);
  const { value: layout } = useLive(async () => (await db.settings.get(LAYOUT))?.value ?? 'board', [db]);
  const isBoard = layout !== 'list' && !isTight;
  const [menu, setMenu] = useState<{ id: string; stage: Stage; index: number; at: MenuPlace }>();
  const { catalogue, entries } = shelf;
  const rows = useMemo(() => queueRows(catalogue, now), [shelf, now]);
  const today = useToday(db, shelf, rows.queued, now);
  const listOf = (some: Uint32Array) => rowsOf(catalogue, some, entries);

  usePrinting(db, entries, () => ({
    title: t('library_queue'),
    groups: (['reading', 'queued'] as const).map((stage) => ({
      heading: statusName(stage),
      ids: Array.from(rows[stage], (row) => catalogue.idOf(row)),
    })),
  }));

  const change = (id: string, what: Change) => deeds.perform(() => background.change([id], what));
  const opened = (id: string) => void deeds.attempt(() => background.opened(id));
  const put = (id: string, stage: Stage, to: number) => void deeds.perform(() => placeIn(catalogue, id, stage, rows[stage], to));
  const openPage = (id: string) => {
    opened(id);
    window.open(entries.get(id)?.paper.url, '_blank', 'noreferrer');
  };
  const begin = (id: string, minutes: number) => {
    void deeds.perform(() => beginSession(db, id, minutes));
    if (entries.get(id)?.paper.url) openPage(id);
  };
  const detail = (id: string) => go({ paper: id }, route.paper !== '');
  const closeDetail = () => {
    go({ paper: '' });
    list.current?.focus();
  };
  const askMenu = (stage: Stage) => (index: number, at: MenuPlace) =>
    setMenu({ id: catalogue.idOf(rows[stage][index] ?? 0), stage, index, at });
  const menuItems = ({ id, stage, index }: NonNullable<typeof menu>) => {
    return queueMenu(
      { stage, index, of: rows[stage].length, hasPage: entries.get(id)?.paper.url !== undefined },
      {
        onOpen: () => openPage(id),
        onDetail: () => detail(id),
        onMove: (to) => put(id, stage, to),
        onStage: (next) => change(id, { status: next }),
        onSession: (minutes) => begin(id, minutes),
        onSnooze: (snoozedUntil) => change(id, { snoozedUntil }),
        onTakeOff: () => change(id, { status: '' }),
      },
    );
  };

  const queue = listOf(rows.queued);
  const isEmpty = rows.queued.length === 0 && (!isBoard || rows.reading.length + rows.read.length === 0);
  return (
    <div class={`queue${route.paper ? ' with-detail' : ''}`}>
      <section ref={place} class="list" aria-label={t('library_queue')}>
        <TodayList
          entries={today}
          now={now}
          onRead={(id, isRead) => change(id, { status: isRead ? 'read' : 'queued' })}
          onOpened={opened}
        />
        {!isBoard && <ReadingNow rows={listOf(rows.reading)} onChange={change} onOpened={opened} />}
        <Snoozed rows={listOf(rows.snoozed)} onChange={change} />
        {isEmpty ? (
          <Blank icon="queue" title={t('library_queue_empty')}>
            <p>{t('library_queue_empty_hint')}</p>
          </Blank>
        ) : (
          <>
            <div class="hint">
              <span>
                <strong>{count('library_to_read', queue.count)}</strong> {t('library_queue_hint')}
              </span>
              <BeginSession next={entries.get(catalogue.idOf(rows.reading[0] ?? rows.queued[0] ?? 0))} onBegin={begin} />
              {!isTight && (
                <fieldset class="layouts" aria-label={t('queue_layout')}>
                  {(['board', 'list'] as const).map((one) => (
                    <button
                      key={one}
                      type="button"
                      class="toggle"
                      aria-pressed={isBoard === (one === 'board')}
                      onClick={() => void deeds.attempt(() => background.setSetting(LAYOUT, one))}
                    >
                      {t(`queue_${one}`)}
                    </button>
                  ))}
                </fieldset>
              )}
            </div>
            {isBoard ? (
              <QueueBoard
                columns={{ queued: queue, reading: listOf(rows.reading), read: listOf(rows.read) }}
                now={now}
                control={list}
                onPlace={put}
                onMenu={(stage, index, at) => askMenu(stage)(index, at)}
                onTakeOff={(id) => change(id, { status: '' })}
                onOpened={opened}
                onDetail={detail}
              />
            ) : (
              <QueueList
                rows={queue}
                rowHeight={narrow ? ROW.narrow : ROW.wide}
                control={list}
                siteName={siteName}
                now={now}
                onMove={(from, to) => put(queue.idAt(from), 'queued', to)}
                onMenu={askMenu('queued')}
                onChange={change}
                onOpened={opened}
                onDetail={detail}
              />
            )}
          </>
        )}
        {menu && (
          <RowMenu
            label={t('queue_menu_of', entries.get(menu.id)?.paper.title ?? '')}
            items={menuItems(menu)}
            at={menu.at}
            onClose={() => setMenu(undefined)}
          />
        )}
      </section>
      {route.paper && (
        <aside class="detail" aria-label={t('library_detail')}>
          <DetailPane
            db={db}
            id={route.paper}
            tags={tags}
            focus
            deeds={deeds}
            onRemove={() => {
              closeDetail();
              void deeds.perform(() => background.remove([route.paper]), count('library_removed', 1));
            }}
            onClose={closeDetail}
          />
        </aside>
      )}
    </div>
  );
}
