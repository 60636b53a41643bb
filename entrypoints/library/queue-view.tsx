import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { IconButton } from '../../components/icon-button';
import { Icon } from '../../components/icons';
import { Blank } from '../../components/notice';
import { QueueList } from '../../components/queue-list';
import { queueRows } from '../../components/queue-rows';
import { orderAt } from '../../components/reorder';
import type { Route } from '../../components/route';
import type { RowControl } from '../../components/row-grid';
import { SideList } from '../../components/side-list';
import { count, day, t } from '../../components/words';
import type { Change, TagUse } from '../../paper/annotation';
import type { Catalogue } from '../../paper/catalogue';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { DetailPane } from './detail-pane';
import { rowsOf } from './entries';
import { useNarrow } from './page';
import type { Shelf } from './shelf';
import { siteName } from './sites';
import type { Go } from './use-route';

/** Below this width (CSS pixels) rows have several lines; the style sheet says the same. */
const NARROW = 620;
/** Heights of a row in CSS pixels. */
const ROW = { wide: 60, narrow: 100 };
const MINUTE = 60_000;

/** The present, by the minute: what was put off comes back while the page stands open. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Puts a row of the queue elsewhere; gives every row a new order first where no number is left between two. */
async function moveInQueue(catalogue: Catalogue, queue: Uint32Array, from: number, to: number): Promise<number> {
  const ids = Array.from(queue, (row) => catalogue.idOf(row));
  const id = ids[from];
  if (id === undefined) return 0;
  const order = orderAt(
    Array.from(queue, (row) => catalogue.columns.order[row] ?? 0),
    from,
    to,
  );
  if (order !== undefined) return background.change([id], { order });
  ids.splice(to, 0, ...ids.splice(from, 1));
  let last = 0;
  const group = crypto.randomUUID();
  for (const [at, one] of ids.entries()) last = (await background.change([one], { order: at + 1 }, group)) || last;
  return last;
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

/** What is to be read, in its order; beside it what is being read and what was put off. */
export function QueueView({ db, shelf, tags, route, go, deeds, list }: QueueViewProps) {
  const now = useNow();
  const place = useRef<HTMLElement>(null);
  const narrow = useNarrow(place, NARROW);
  const { catalogue, entries } = shelf;
  const { queue, snoozed, reading } = useMemo(() => queueRows(catalogue, now), [shelf, now]);
  const rows = (some: Uint32Array) => rowsOf(catalogue, some, entries);

  const change = (id: string, what: Change) => void deeds.perform(() => background.change([id], what));
  const opened = (id: string) => void deeds.attempt(() => background.opened(id));
  const closeDetail = () => {
    go({ paper: '' });
    list.current?.focus();
  };

  return (
    <div class={`queue${route.paper ? ' with-detail' : ''}`}>
      <section ref={place} class="list" aria-label={t('library_queue')}>
        <SideList
          open
          title={t('library_reading_now')}
          rows={rows(reading)}
          about={({ paper }) => [paper.authors?.[0]?.name, paper.year].filter(Boolean).join(' · ')}
          actions={({ paper }) => (
            <>
              {paper.url && (
                <a
                  class="icon"
                  href={paper.url}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={t('library_open_named', paper.title)}
                  title={t('library_open')}
                  onClick={() => opened(paper.id)}
                  onAuxClick={() => opened(paper.id)}
                >
                  <Icon name="link" />
                </a>
              )}
              <IconButton
                icon="queue"
                name={t('library_queue_back_named', paper.title)}
                onClick={() => change(paper.id, { status: 'queued' })}
              />
              <IconButton
                icon="check"
                name={t('library_queue_read_named', paper.title)}
                onClick={() => change(paper.id, { status: 'read' })}
              />
            </>
          )}
        />
        <SideList
          title={count('library_snoozed', snoozed.length)}
          rows={rows(snoozed)}
          about={({ annotation }) => t('library_snoozed_until', day(annotation.snoozedUntil))}
          actions={({ paper }) => (
            <button type="button" aria-label={t('library_wake_named', paper.title)} onClick={() => change(paper.id, { snoozedUntil: 0 })}>
              {t('library_wake')}
            </button>
          )}
        />
        {queue.length === 0 ? (
          <Blank icon="queue" title={t('library_queue_empty')}>
            <p>{t('library_queue_empty_hint')}</p>
          </Blank>
        ) : (
          <>
            <p class="hint">
              <strong>{count('library_to_read', queue.length)}</strong> {t('library_queue_hint')}
            </p>
            <QueueList
              rows={rows(queue)}
              rowHeight={narrow ? ROW.narrow : ROW.wide}
              control={list}
              siteName={siteName}
              onMove={(from, to) => void deeds.perform(() => moveInQueue(catalogue, queue, from, to))}
              onChange={change}
              onOpened={opened}
              onDetail={(id) => go({ paper: id }, route.paper !== '')}
            />
          </>
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
