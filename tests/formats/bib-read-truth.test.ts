import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBib } from '../../formats/bib-read';
import { decodeBib } from '../../formats/bib-read-bytes';
import { type BibItem, type BibOptions, DEFAULT_BIB_OPTIONS, writeBibliography } from '../../formats/bibtex';
import { annotate, unannotated } from '../../paper/annotation';
import type { ImportedFile } from '../../paper/imported';
import { newPaper } from '../../paper/paper';

const FOLDER = process.env.OFFPRINT_BIB ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'bib');
const TRUTH = join(FOLDER, 'BIBER_TRUTH.tsv');
/** Biber gives no entry for this file and no message either; it reads entries like these in others. */
const SILENT = /output\/label\.bib$/;

if (!existsSync(TRUTH)) console.warn('\nSKIPPED: no real .bib files here. OFFPRINT_BIB names the folder with BIBER_TRUTH.tsv.\n');

interface Row {
  file: string;
  isClean: boolean;
  hasErrors: boolean;
  keys: string[];
}

const rows: Row[] = (existsSync(TRUTH) ? readFileSync(TRUTH, 'utf8').split('\n').slice(1) : []).filter(Boolean).map((line) => {
  const [, file = '', , warnings, errors, keys = ''] = line.split('\t');
  return { file, hasErrors: errors !== '0', isClean: warnings === '0' && errors === '0', keys: keys.split(' ').filter(Boolean) };
});

describe.skipIf(rows.length === 0)('real bibliographies', { timeout: 120_000 }, () => {
  const read = ({ file }: Row) => readBib(decodeBib(readFileSync(join(FOLDER, file))));

  test('where biber has nothing to say, our keys are biber’s keys', () => {
    const clean = rows.filter(({ isClean, file }) => isClean && !SILENT.test(file));
    expect(clean.length).toBeGreaterThan(200);
    const wrong = clean.flatMap((row) => {
      const ours = read(row).records.map(({ citekey = '' }) => citekey);
      return JSON.stringify(ours.sort()) === JSON.stringify(row.keys.sort()) ? [] : row.file;
    });
    expect(wrong).toEqual([]);
  });

  test('where biber complains, all that it reads is read as well, but for what only lends its fields', () => {
    const others = rows.filter(({ isClean }) => !isClean);
    expect(others.length).toBeGreaterThan(50);
    const missing = others.flatMap((row) => {
      const source = decodeBib(readFileSync(join(FOLDER, row.file)));
      const ours = new Set(read(row).records.map(({ citekey = '' }) => citekey));
      const lent = new Set([...source.matchAll(/@xdata\s*\{\s*([^,\s]+)/gi)].map(([, key]) => key));
      return row.keys.filter((key) => !ours.has(key) && !lent.has(key)).map((key) => `${row.file}: ${key}`);
    });
    expect(missing).toEqual([]);
  });

  test('every record has a title, and what was broken is told with a line', () => {
    for (const row of rows) {
      const { records, broken } = read(row);
      for (const { found, line } of records) {
        expect(found.title, row.file).not.toBe('');
        expect(line).toBeGreaterThan(0);
      }
      for (const { line, why } of broken) expect(line > 0 && /\.$/.test(why), `${row.file}: ${why}`).toBe(true);
    }
  });

  for (const dialect of ['bibtex', 'biblatex'] as const) {
    test(`what is written as ${dialect} and read again is written the same, byte for byte`, () => {
      const options: BibOptions = { ...DEFAULT_BIB_OPTIONS, dialect, abstract: true, note: true, rating: true, status: true };
      const unstable = rows
        .filter(({ hasErrors }) => !hasErrors)
        .filter((row) => {
          const first = writeBibliography(itemsOf(readBib(writeBibliography(itemsOf(read(row)), options))), options);
          return writeBibliography(itemsOf(readBib(first)), options) !== first;
        });
      expect(unstable.map(({ file }) => file)).toEqual([]);
    });
  }
});

/** The records as the library would hold them. */
function itemsOf({ records }: ImportedFile): BibItem[] {
  return records.map(({ found, citekey = '', oldKeys, tags = [], rating = 0, status = '', note = '' }, at) => {
    const id = String(at).padStart(6, '0');
    const paper = { ...newPaper(found, id, citekey, 0), ...(oldKeys && { oldKeys }) };
    const annotation = annotate(unannotated(id), { addTags: tags, rating, status, note }, 0);
    return { paper, annotation, ...(found.abstract && { abstract: found.abstract }) };
  });
}
