import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FIELD_NAMES } from '../../paper/query-fields';
import { parseQuery } from '../../paper/query-parse';

const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
const section = readme.split('## Finding papers again')[1]?.split('\n## ')[0] ?? '';
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').slice(1, -1));
const coded = (cell = '') => Array.from(cell.matchAll(/`([^`]+)`/g), ([, text = '']) => text);

describe('the table of the query language in the README', () => {
  test('names every field there is, and no other', () => {
    expect(rows.flatMap(([fields]) => coded(fields)).sort()).toEqual([...FIELD_NAMES].sort());
  });

  test('has examples that are understood', () => {
    const examples = rows.flatMap(([, , cell]) => coded(cell));
    expect(examples.length).toBeGreaterThanOrEqual(rows.length);
    for (const example of examples) expect(parseQuery(example).problems, example).toEqual([]);
  });
});
