import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Choices, fileName, withOptions } from '../../entrypoints/library/export';
import { FORMAT_IDS, FORMATS } from '../../formats/export';

describe('the name of an exported file', () => {
  it.each([
    ['library', 'library.bib'],
    ['thesis.bib', 'thesis.bib'],
    ['Thesis.BIB', 'Thesis.bib'],
    ['', 'library.bib'],
    ['...', 'library.bib'],
    ['../../etc/passwd', 'etc passwd.bib'],
    ['C:\\papers\\all', 'C papers all.bib'],
    ['a\u0000b', 'a b.bib'],
    ['x\u202egpj', 'x gpj.bib'],
    ['Übersicht 2025', 'Übersicht 2025.bib'],
  ])('%j becomes %j', (typed, expected) => {
    expect(fileName(typed, 'bib')).toBe(expected);
  });

  it('ends as its format does, whatever ending was typed', () => {
    expect([fileName('mine.bib', 'csv'), fileName('notes.zip', 'zip'), fileName('a.b', 'md')]).toEqual(['mine.csv', 'notes.zip', 'a.b.md']);
  });

  it('is always one that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const name = fileName(typed, 'bib');
        expect(name).toMatch(/^[^.\s/\\:*?"<>|][^/\\:*?"<>|]*\.bib$/u);
        expect(name).not.toMatch(/\p{Cc}/u);
        expect(name.length).toBeLessThanOrEqual(104);
      }),
    );
  });
});

describe('the options of an export', () => {
  const options = Object.fromEntries(FORMAT_IDS.map((id) => [id, { ...FORMATS[id].defaults }])) as unknown as Choices['options'];

  it('are shared by BibTeX and biblatex, but for their characters', () => {
    const { options: next } = withOptions({ format: 'bibtex', options }, { ...options.bibtex, note: true, escape: 'utf8' });
    expect([next.bibtex.escape, next.biblatex.escape]).toEqual(['utf8', undefined]);
    expect(next.biblatex).toMatchObject({ note: true, dialect: 'biblatex' });
    expect(next.ris).toBe(options.ris);
  });

  it('of another format are its own', () => {
    const { options: next } = withOptions({ format: 'csv', options }, { ...options.csv, note: false });
    expect([next.csv.note, next.markdown.note, next.bibtex.note]).toEqual([false, true, false]);
  });
});
