import type { Alternative, FactName } from '../paper/paper';
import { t, type Word } from './words';

const NAMES: Record<FactName, Word> = {
  title: 'library_column_title',
  authors: 'library_authors',
  year: 'library_column_year',
  date: 'library_date',
  venue: 'library_venue',
  url: 'library_address',
  categories: 'library_categories',
  type: 'library_type',
  editors: 'library_editors',
  volume: 'library_volume',
  number: 'library_number',
  pages: 'library_pages',
  publisher: 'library_publisher',
  series: 'library_series',
  address: 'library_place',
  edition: 'library_edition',
  isbn: 'library_isbn',
  issn: 'library_issn',
  extra: 'library_extra',
};

/** What a fact is called. */
export const factName = (field: FactName): string => t(NAMES[field]);

/** The value of a fact as text. */
export function factText(value: Alternative['value']): string {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : one.name)).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map((one) => one.join(': '))
      .join('; ');
  return String(value ?? '');
}
