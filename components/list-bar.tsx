import { type Filter, NO_FILTER, narrows, SORT_KEYS, type Sort, type SortKey, toggled } from './filter';
import { IconButton } from './icon-button';
import { Icon } from './icons';
import { statusName } from './marks';
import { count, t, type Word } from './words';

export interface ListBarProps {
  shown: number;
  all: number;
  filter: Filter;
  sort: Sort;
  filtersShown: boolean;
  siteName(site: string): string;
  onFilter(filter: Filter): void;
  onSort(sort: Sort): void;
  onShowFilters(shown: boolean): void;
}

const SORT_NAMES: Record<SortKey, Word> = {
  title: 'library_column_title',
  tags: 'tags',
  rating: 'rating',
  status: 'status',
  year: 'library_column_year',
  site: 'library_column_site',
  added: 'library_column_added',
};

/** What is chosen of a filter, each with the filter without it. */
function parts(filter: Filter, siteName: (site: string) => string): { name: string; without: Filter }[] {
  return [
    ...filter.statuses.map((one) => ({ name: statusName(one), without: { ...filter, statuses: toggled(filter.statuses, one) } })),
    ...(filter.rating ? [{ name: t('library_rated', filter.rating), without: { ...filter, rating: 0 } }] : []),
    ...filter.tags.map((one) => ({ name: one, without: { ...filter, tags: toggled(filter.tags, one) } })),
    ...(filter.untagged ? [{ name: t('library_untagged'), without: { ...filter, untagged: false } }] : []),
    ...filter.years.map((one) => ({ name: String(one), without: { ...filter, years: toggled(filter.years, one) } })),
    ...filter.sites.map((one) => ({ name: siteName(one), without: { ...filter, sites: toggled(filter.sites, one) } })),
  ];
}

/** Above the list: how many papers it shows, what narrows it, and on narrow screens how to filter and sort. */
export function ListBar({ shown, all, filter, sort, filtersShown, siteName, onFilter, onSort, onShowFilters }: ListBarProps) {
  return (
    <div class="list-bar">
      <span class="shown" role="status">
        {shown === all ? count('library_papers', all) : t('library_shown_of', shown, all)}
      </span>
      {parts(filter, siteName).map(({ name, without }) => (
        <button key={name} type="button" class="part" aria-label={t('library_filter_remove', name)} onClick={() => onFilter(without)}>
          <bdi>{name}</bdi>
          <Icon name="close" size={12} />
        </button>
      ))}
      {narrows(filter) && (
        <button type="button" class="quiet" onClick={() => onFilter(NO_FILTER)}>
          {t('library_clear_filters')}
        </button>
      )}
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
          {SORT_KEYS.map((key) => (
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
