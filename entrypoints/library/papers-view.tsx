import type { RefObject } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { BulkBar } from '../../components/bulk-bar';
import { chosenOf, type FoundRows } from '../../components/catalogue-search';
import { DEFAULT_SORT, type Filter, SORT_KEYS } from '../../components/filter';
import { FilterPanel } from '../../components/filter-panel';
import { Icon } from '../../components/icons';
import { ListBar } from '../../components/list-bar';
import { Blank } from '../../components/notice';
import { PaperTable } from '../../components/paper-table';
import { chosenIn, withChosen, withoutConditions } from '../../components/query-choices';
import { QueryProblems } from '../../components/query-problems';
import { readings } from '../../components/query-reading';
import { hashOf, type Route, routeTo } from '../../components/route';
import type { RowControl } from '../../components/row-grid';
import { VIEW_LIMITS, viewLike } from '../../components/saved-view';
import { NOTHING_SELECTED, type Selection, selectAll, toggleRow } from '../../components/selection';
import { SaveView, ViewList } from '../../components/view-list';
import { count, t } from '../../components/words';
import type { TagUse } from '../../paper/annotation';
import { cleanLine } from '../../paper/text';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { rowsOf } from './entries';
import { DetailPane } from './later-views';
import { inSlices } from './many';
import { ROW, useNarrow } from './page';
import { usePaperMenu } from './paper-menu';
import { usePrinting } from './printing';
import type { Asked } from './query-bar';
import type { ListRelevance } from './relevance';
import type { Shelf } from './shelf';
import { siteName } from './sites';
import type { Go } from './use-route';
import { useViewCounts, type Views } from './views';

export interface PapersViewProps {
  db: Library;
  shelf: Shelf;
  /** The route's query, as it was read. */
  asked: Asked;
  /** What it finds, in the order of the list. */
  found: FoundRows;
  relevance: ListRelevance;
  tags: readonly TagUse[];
  saved: Views;
  route: Route;
  go: Go;
  deeds: Deeds;
  /** The list, for focusing it from elsewhere. */
  list: RefObject<RowControl | null>;
  /** Ids of the papers that are being dragged. */
  dragged: RefObject<readonly string[]>;
  onExport(chosen: readonly string[]): void;
}

/** The chosen rows among those that are shown, in the order of the list. */
function chosenRows({ catalogue }: Shelf, { found }: FoundRows, { ids }: Selection): number[] {
  if (ids.size === 0) return [];
  const isChosen = new Uint8Array(catalogue.rows);
  for (const id of ids) isChosen[catalogue.rowOf(id) ?? 0] = 1;
  return [...found].filter((row) => isChosen[row] === 1 && ids.has(catalogue.idOf(row)));
}

/** All papers: what narrows them, the table, what can be done with several, and the details of one. */
export function PapersView({
  db,
  shelf,
  asked,
  found,
  relevance,
  tags,
  saved,
  route,
  go,
  deeds,
  list,
  dragged,
  onExport,
}: PapersViewProps) {
  const { sort } = route;
  const { query, problems, beyond } = asked;
  const waiting = beyond.texts?.waiting?.() ?? 0;
  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const [showFilters, setShowFilters] = useState(false);
  const [long, setLong] = useState<{ done: number; of: number; stop(): void }>();
  const focusDetail = useRef(false);
  const place = useRef<HTMLElement>(null);
  const narrow = useNarrow(place, ROW.narrowBelow);

  const { catalogue, entries } = shelf;
  const { facets } = found;
  const shown = useMemo(() => rowsOf(catalogue, found.found, entries), [shelf, found]);
  // Only what is shown can be acted on: a paper chosen under another filter is out of sight.
  const chosen = useMemo(() => chosenRows(shelf, found, selection), [shelf, found, selection]);
  const visible = useMemo(() => ({ ...selection, ids: new Set(chosen.map((row) => catalogue.idOf(row))) }), [chosen, selection]);

  const counts = useViewCounts(db, saved.views, shelf);
  const filter = useMemo(() => chosenIn(query), [query]);
  const parts = useMemo(
    () => readings(query, siteName, Date.now()).map(({ text, conditions }) => ({ text, without: withoutConditions(query, conditions) })),
    [query],
  );
  const setFilter = (next: Filter) => go({ query: withChosen(query, next) });
  const many = (ids: string[], work: (some: string[], group: string | undefined) => Promise<number>, said?: string) => {
    const stop = new AbortController();
    const tell = (done: number) => setLong(done < ids.length ? { done, of: ids.length, stop: () => stop.abort() } : undefined);
    void deeds.perform(() => inSlices(ids, work, tell, stop.signal), said).finally(() => setLong(undefined));
  };
  const remove = (ids: string[]) => {
    setSelection(NOTHING_SELECTED);
    many(ids, (some, group) => background.remove(some, group), count('library_removed', ids.length));
  };
  const detail = (id: string, focus: boolean) => {
    focusDetail.current = focus;
    go({ paper: id }, route.paper !== '');
  };
  const closeDetail = () => {
    const at = found.found.indexOf(catalogue.rowOf(route.paper) ?? -1);
    go({ paper: '' });
    list.current?.focus(at < 0 ? undefined : at);
  };

  usePrinting(db, entries, () => ({
    title: parts.length > 0 ? parts.map(({ text }) => text).join(', ') : t('library_papers_label'),
    groups: [{ heading: '', ids: Array.from(found.found, (row) => catalogue.idOf(row)) }],
  }));
  const menu = usePaperMenu(db, shown, visible, deeds, {
    onDetail: (id) => detail(id, true),
    onToggle: (id) => setSelection(toggleRow(selection, id)),
    onChange: (ids, change) => many(ids, (some, group) => background.change(some, change, group)),
    onExport,
    onRemove: remove,
  });

  return (
    <div class={`papers${route.paper ? ' with-detail' : ''}`}>
      <aside class={showFilters ? 'side shown' : 'side'} aria-label={t('library_filters')}>
        <ViewList
          views={saved.views}
          counts={counts}
          current={viewLike(saved.views, route.query, sort)?.id}
          query={route.query}
          hrefOf={(view) => hashOf({ ...routeTo('papers', view.query), sort: view.sort })}
          onRename={saved.rename}
          onMove={saved.move}
          onReplace={(id) => saved.replace(id, route.query, sort)}
          onDelete={saved.remove}
          onAdd={saved.add}
        />
        <FilterPanel
          filter={filter}
          facets={facets}
          siteName={siteName}
          onChange={setFilter}
          onDrop={(change) => many([...(dragged.current ?? [])], (some, group) => background.change(some, change, group))}
        />
      </aside>
      <section ref={place} class="list" aria-label={t('library_papers_label')}>
        {chosen.length > 0 ? (
          <BulkBar
            chosen={chosenOf(catalogue, chosen)}
            shown={shown.count}
            tags={tags}
            onChange={(change) => many([...visible.ids], (some, group) => background.change(some, change, group))}
            onAll={() => setSelection(selectAll(Array.from(found.found, (row) => catalogue.idOf(row))))}
            onNone={() => {
              setSelection(NOTHING_SELECTED);
              list.current?.focus();
            }}
            onExport={() => onExport([...visible.ids])}
            onRemove={() => remove([...visible.ids])}
          />
        ) : (
          <ListBar
            shown={shown.count}
            all={catalogue.size}
            parts={parts}
            sort={sort}
            sortKeys={SORT_KEYS.filter((key) => key !== 'relevance' || relevance.offered)}
            filtersShown={showFilters}
            onQuery={(next) => go({ query: next })}
            onSort={(next) => go({ sort: next })}
            onShowFilters={setShowFilters}
          >
            {route.query.trim() !== '' && !viewLike(saved.views, route.query, sort) && (
              <SaveView
                name={cleanLine(parts.map(({ text }) => text).join(', '), VIEW_LIMITS.name)}
                onSave={(name) => saved.add([{ name, query: route.query.trim(), sort }])}
              />
            )}
            {relevance.offered && (
              <button
                type="button"
                class="toggle wide-only"
                aria-pressed={sort.key === 'relevance'}
                aria-busy={sort.key === 'relevance' && !relevance.judged}
                onClick={() => go({ sort: sort.key === 'relevance' ? DEFAULT_SORT : { key: 'relevance', descending: true } })}
              >
                <Icon name="relevance" />
                {t('relevance_by_model')}
              </button>
            )}
          </ListBar>
        )}
        <QueryProblems query={route.query} problems={problems} />
        {long && (
          <p class="hint" role="status">
            {t('library_changing', long.done, long.of)}{' '}
            <button type="button" onClick={long.stop}>
              {t('import_cancel')}
            </button>
          </p>
        )}
        {waiting > 0 && (
          <p class="hint" role="status">
            {count('library_texts_waiting', waiting)}
          </p>
        )}
        {shown.count === 0 && parts.length > 0 ? (
          <Blank icon="search" title={t('library_nothing_found')}>
            <p>{t('library_nothing_found_hint')}</p>
            <button type="button" onClick={() => go({ query: '' })}>
              {t('library_clear_filters')}
            </button>
          </Blank>
        ) : (
          <PaperTable
            rows={shown}
            sort={sort}
            selection={visible}
            open={route.paper}
            siteName={siteName}
            relevance={relevance.judged}
            rowHeight={narrow ? ROW.narrow : ROW.wide}
            control={list}
            onSort={(next) => go({ sort: next })}
            onSelection={setSelection}
            onDetail={detail}
            onRemove={remove}
            onMenu={menu.ask}
            onDrag={(ids) => {
              dragged.current = ids;
            }}
            onOpened={(id) => void deeds.attempt(() => background.opened(id))}
          />
        )}
        {menu.shown}
      </section>
      {route.paper && (
        <aside class="detail" aria-label={t('library_detail')}>
          <DetailPane
            db={db}
            id={route.paper}
            tags={tags}
            focus={focusDetail.current}
            deeds={deeds}
            onRemove={() => {
              closeDetail();
              remove([route.paper]);
            }}
            onClose={closeDetail}
          />
        </aside>
      )}
    </div>
  );
}
