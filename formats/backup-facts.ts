import { extraOf } from '../paper/extra';
import { type Author, type FactName, type Facts, WORK_TYPES } from '../paper/paper';
import { cleanLine, LIMITS } from '../paper/text';
import { integerField, listField, oneOf, type Row, rowOf, textField, urlField } from './backup-fields';

const MOST_CATEGORIES = 30;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const line = (most: number) => (text: string) => cleanLine(text, most);

function authorOf(value: unknown): Author[] {
  if (typeof value !== 'object' || value === null) return [];
  const row = rowOf(value);
  const name = textField(row, 'name', line(LIMITS.author));
  if (name === undefined) return [];
  const author: Author = { name };
  const family = textField(row, 'family', line(LIMITS.author));
  const given = textField(row, 'given', line(LIMITS.author));
  if (family !== undefined) author.family = family;
  if (given !== undefined) author.given = given;
  return [author];
}

function authorsField(row: Row, name: string): Author[] | undefined {
  return Array.isArray(row.get(name)) ? listField(row, name, LIMITS.authors).flatMap(authorOf) : undefined;
}

function categoriesField(row: Row, name: string): string[] | undefined {
  if (!Array.isArray(row.get(name))) return undefined;
  return listField(row, name, MOST_CATEGORIES).filter((one): one is string => typeof one === 'string' && /^[\w.-]{1,40}$/.test(one));
}

function dateField(row: Row, name: string): string | undefined {
  const value = row.get(name);
  return typeof value === 'string' && DATE.test(value) ? value : undefined;
}

function extraField(row: Row, name: string): Record<string, string> | undefined {
  const value = row.get(name);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return extraOf(Object.entries(value).filter((one): one is [string, string] => typeof one[1] === 'string'));
}

const shortText = (row: Row, name: string) => textField(row, name, line(LIMITS.venue));

/** How each fact is read from a row. A fact added to the type must be added here. */
export const FACT_FIELDS: { readonly [Name in FactName]: (row: Row, name: string) => Facts[Name] | undefined } = {
  title: (row, name) => textField(row, name, line(LIMITS.title)),
  authors: authorsField,
  year: (row, name) => integerField(row, name, 1000, 2999),
  date: dateField,
  venue: shortText,
  url: urlField,
  categories: categoriesField,
  type: (row, name) => oneOf(row.get(name), WORK_TYPES),
  editors: authorsField,
  volume: shortText,
  number: shortText,
  pages: shortText,
  publisher: shortText,
  series: shortText,
  address: shortText,
  edition: shortText,
  isbn: shortText,
  issn: shortText,
  extra: extraField,
};
