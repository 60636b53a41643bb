import type { ComponentChildren } from 'preact';
import type { Sort, SortKey } from './filter';
import { IconButton } from './icon-button';
import { Icon } from './icons';
import { count, t, type Word } from './words';

/** A part of the query in words, and the query without it. */
export interface QueryPart {
  text: string;
  without: string;
}

export interface ListBarProps {
  shown: number;
  all: number;
  parts: readonly QueryPart[];
  sort: Sort;
  /** Columns the list can be sorted by here. */
  sortKeys: readonly SortKey[];
  filtersShown: boolean;
  onQuery(query: string): void;
  onSort(sort: Sort): void;
  onShowFilters(shown: boolean): void;
  /** What else can be done with the query. */
  children?: ComponentChildren;
}

const SORT_NAMES: Record<SortKey, Word> = {
  title: 'library_column_title',
  tags: 'tags',
  rating: 'rating',
  status: 'status',
  year: 'library_column_year',
  site: 'library_column_site',
  added: 'library_column_added',
  relevance: 'relevance_by_model',
};

/** Above the list: how many papers it shows, the query in words, each part of which can be taken away, and on narrow screens how to filter and sort. */
export function ListBar({ shown, all, parts, sort, sortKeys, filtersShown, onQuery, onSort, onShowFilters, children }: ListBarProps) {
  return (
    <div class="list-bar">
      <span class="shown" role="status">
        {shown === all ? count('library_papers', all) : t('library_shown_of', shown, all)}
      </span>
      {parts.map(({ text, without }) => (
        <button key={text} type="button" class="part" aria-label={t('library_filter_remove', text)} onClick={() => onQuery(without)}>
          <bdi>{text}</bdi>
          <Icon name="close" size={12} />
        </button>
      ))}
      {parts.length > 0 && (
        <button type="button" class="quiet" onClick={() => onQuery('')}>
          {t('library_clear_filters')}
        </button>
      )}
      {children}
      <span class="gap" />
      <button type="button" class="narrow-only" aria-expanded={filtersShown} onClick={() => onShowFilters(!filtersShown)}>
        <Icon name="settings" />
        <span>{t('library_filters')}</span>
      </button>
      <span class="narrow-only sort">
        <select
          aria-label={t('library_sort')}
          value={sort.key}
          onChange={(event) => onSort({ key: event.currentTarget.value as SortKey, descending: sort.descending })}
        >
          {sortKeys.map((key) => (
            <option key={key} value={key}>
              {t(SORT_NAMES[key])}
            </option>
          ))}
        </select>
        <IconButton
          icon={sort.descending ? 'down' : 'up'}
          name={sort.descending ? t('library_descending') : t('library_ascending')}
          onClick={() => onSort({ ...sort, descending: !sort.descending })}
        />
      </span>
    </div>
  );
}
