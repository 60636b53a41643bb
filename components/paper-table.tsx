import type { RefObject } from 'preact';
import type { Sort, SortKey } from './filter';
import { Icon } from './icons';
import { BlankCells, PaperCells } from './paper-cells';
import type { PaperRows } from './paper-rows';
import type { RelevanceShown } from './relevance-name';
import { isOnRow, type RowControl, RowGrid } from './row-grid';
import type { MenuPlace } from './row-menu';
import { extendTo, NOTHING_SELECTED, type Selection, selectAll, toggleRow } from './selection';
import { t, type Word } from './words';

const COLUMNS: readonly { key: SortKey; name: Word; class: string }[] = [
  { key: 'title', name: 'library_column_title', class: 'c-title' },
  { key: 'tags', name: 'tags', class: 'c-tags' },
  { key: 'rating', name: 'rating', class: 'c-rating' },
  { key: 'status', name: 'status', class: 'c-status' },
  { key: 'year', name: 'library_column_year', class: 'c-year' },
  { key: 'site', name: 'library_column_site', class: 'c-site' },
  { key: 'added', name: 'library_column_added', class: 'c-added' },
];

/** Columns that are first sorted from the highest or newest. */
const HIGH_FIRST: readonly SortKey[] = ['rating', 'year', 'added', 'relevance'];

/** The sort after its column's header was pressed. */
export function sortBy(sort: Sort, key: SortKey): Sort {
  return { key, descending: sort.key === key ? !sort.descending : HIGH_FIRST.includes(key) };
}

export interface PaperTableProps {
  rows: PaperRows;
  sort: Sort;
  selection: Selection;
  /** Id of the paper whose details are open. */
  open: string;
  siteName(site: string): string;
  /** How relevant papers are, by id, as far as they were judged. */
  relevance?: ReadonlyMap<string, RelevanceShown> | undefined;
  /** CSS pixels of one row. */
  rowHeight: number;
  control?: RefObject<RowControl | null>;
  onSort(sort: Sort): void;
  onSelection(selection: Selection): void;
  /** The reader wants the details; `focus` when it was asked by a key. */
  onDetail(id: string, focus: boolean): void;
  onRemove(ids: string[]): void;
  onMenu?(index: number, at: MenuPlace): void;
  /** Papers are dragged: the row's, or all that are selected if it is one of them. */
  onDrag?(ids: string[]): void;
  onOpened(id: string): void;
}

/** The library as a table of any length: Space selects, Shift extends, Enter opens the details, Delete removes. */
export function PaperTable(props: PaperTableProps) {
  const { rows, sort, selection, open } = props;
  const { idAt } = rows;
  const order = () => Array.from({ length: rows.count }, (_, index) => idAt(index));
  const toggle = (index: number) => props.onSelection(toggleRow(selection, idAt(index)));
  const extend = (index: number, start?: number) =>
    props.onSelection(extendTo(selection, order(), idAt(index), start === undefined ? undefined : idAt(start)));

  const meant = (index: number) => (selection.ids.has(idAt(index)) ? [...selection.ids] : [idAt(index)]);

  const onKey = (event: KeyboardEvent, index: number): boolean => {
    if (event.key === 'a' && (event.ctrlKey || event.metaKey)) props.onSelection(selectAll(order()));
    else if (event.key === 'Escape' && selection.ids.size > 0) props.onSelection(NOTHING_SELECTED);
    else if (event.key === 'Delete') props.onRemove(meant(index));
    else if (event.key === ' ' && isOnRow(event)) event.shiftKey ? extend(index) : toggle(index);
    else if (event.key === 'Enter' && isOnRow(event)) props.onDetail(idAt(index), true);
    else return false;
    return true;
  };

  return (
    <RowGrid
      class="paper-table"
      label={t('library_papers_label')}
      count={rows.count}
      rowHeight={props.rowHeight}
      keyOf={idAt}
      control={props.control}
      isSelected={(index) => selection.ids.has(idAt(index))}
      rowClass={(index) => (idAt(index) === open ? 'open' : '')}
      onKey={onKey}
      onMenu={props.onMenu}
      onDrag={props.onDrag && ((index) => props.onDrag?.(meant(index)))}
      onMove={(index, from, shift) => {
        if (shift) extend(index, from);
        else if (open) props.onDetail(idAt(index), false);
      }}
      onRowClick={(index, event) => {
        if (event.target instanceof Element && event.target.closest('a, label')) return;
        if (event.shiftKey) extend(index);
        else if (event.ctrlKey || event.metaKey) toggle(index);
        else props.onDetail(idAt(index), false);
      }}
      head={
        <Head
          sort={sort}
          count={rows.count}
          chosen={selection.ids.size}
          onSort={props.onSort}
          onAll={(all) => props.onSelection(all ? selectAll(order()) : NOTHING_SELECTED)}
        />
      }
      row={(index, active) => {
        const entry = rows.entryAt(index);
        if (!entry) return <BlankCells />;
        return (
          <PaperCells
            entry={entry}
            siteName={props.siteName(entry.paper.site)}
            relevance={props.relevance?.get(entry.paper.id)}
            active={active}
            selected={selection.ids.has(entry.paper.id)}
            onSelect={(range) => (range ? extend(index) : toggle(index))}
            onOpen={() => props.onOpened(entry.paper.id)}
          />
        );
      }}
    />
  );
}

interface HeadProps {
  sort: Sort;
  count: number;
  chosen: number;
  onSort(sort: Sort): void;
  onAll(all: boolean): void;
}

function Head({ sort, count, chosen, onSort, onAll }: HeadProps) {
  const all = chosen > 0 && chosen === count;
  return (
    <thead>
      <tr class="row head" aria-rowindex={1}>
        <th scope="col" class="c-pick">
          <label class="pick">
            <input
              type="checkbox"
              checked={all}
              indeterminate={chosen > 0 && !all}
              aria-label={t('library_select_all')}
              onChange={() => onAll(!all)}
            />
          </label>
        </th>
        {COLUMNS.map((column) => {
          const on = sort.key === column.key;
          return (
            <th key={column.key} scope="col" class={column.class} aria-sort={on ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
              <button type="button" class="column" onClick={() => onSort(sortBy(sort, column.key))}>
                {t(column.name)}
                {on && <Icon name={sort.descending ? 'down' : 'up'} size={12} />}
              </button>
            </th>
          );
        })}
        <th scope="col" class="c-open">
          <span class="unseen">{t('library_open')}</span>
        </th>
      </tr>
    </thead>
  );
}
