import { describe, expect, it } from 'vitest';
import { DEFAULT_BIB_OPTIONS, writeBibliography } from '../../formats/bibtex';
import { CHOICES, FORMAT_IDS, FORMATS, type FormatId, optionsOf, storedOptions, writeAs } from '../../formats/export';
import type { BibItem } from '../../formats/item';
import { HOSTILE } from './hostile';
import { item } from './items';
import { hostileWorks, works } from './work-cases';

const preprint = item({ id: 'arxiv', citekey: 'Preprint', title: 'BERT and GPT', authors: ['José Núñez'] });
const some = [...works().filter((_, n) => n % 9 === 0), ...hostileWorks(HOSTILE.filter((_, n) => n % 4 === 0)), preprint];
const library: BibItem[] = some.map((one, n) => ({
  ...one,
  annotation: item({ said: { tags: ['nlp', HOSTILE[n % 40]!], note: `A note\n${HOSTILE[n % 40]}`, rating: 4, status: 'read' } })
    .annotation!,
  abstract: HOSTILE[n % 40],
}));

/** Every way a format can be written with one option changed. */
function waysOf(id: FormatId): unknown[] {
  const ways = optionsOf(id).flatMap((name): unknown[] => {
    const choice = CHOICES[name]!;
    if (choice.kind === 'flag') return [{ [name]: true }, { [name]: false }];
    return choice.of.map((word) => ({ [name]: choice.kind === 'one' ? word : [word] }));
  });
  return [undefined, ...ways];
}

describe.each(FORMAT_IDS)('the format %s', (id) => {
  it('is known by its own name, with an ending and a type', () => {
    expect(FORMATS[id].id).toBe(id);
    expect(FORMATS[id].extension).toMatch(/^[a-z]{2,4}$/);
    expect(FORMATS[id].mime).toMatch(/^[a-z]+\/[a-z-]+$/);
    // Chromium gives any other file of plain text the ending txt.
    expect(FORMATS[id].mime === 'text/plain').toBe(FORMATS[id].extension === 'txt');
  });

  it('has options that are as they are after being stored', () => {
    expect(optionsOf(id).length).toBeGreaterThan(2);
    for (const name of optionsOf(id)) if (name !== 'escape') expect(FORMATS[id].defaults).toHaveProperty(name);
    expect(Object.keys(FORMATS[id].defaults).filter((name) => !optionsOf(id).includes(name))).toEqual([]);
    expect(storedOptions(id, JSON.parse(JSON.stringify(FORMATS[id].defaults)))).toEqual(FORMATS[id].defaults);
  });

  it('takes nothing that no option can be', () => {
    for (const wrong of [
      null,
      'x',
      7,
      [],
      {},
      { sort: 'size', keywords: 'yes', without: ['title'], style: 1, __proto__: { sort: 'year' } },
    ]) {
      expect(storedOptions(id, wrong)).toEqual(FORMATS[id].defaults);
    }
    expect(storedOptions(id, JSON.parse('{"__proto__": {"x": 1}, "other": 1, "sort": "year"}'))).toEqual({
      ...FORMATS[id].defaults,
      sort: 'year',
    });
  });

  it('is the same bytes in whatever order the papers come, in every way it can be written', () => {
    for (const way of waysOf(id)) expect(writeAs(id, [...library].reverse(), way)).toEqual(writeAs(id, library, way));
  });

  it('changes with each of its options, and leaves the papers as they are', () => {
    const before = JSON.stringify(library);
    const plain = JSON.stringify(writeAs(id, library));
    for (const name of optionsOf(id).filter((one) => one !== 'dialect')) {
      const ways = waysOf(id).filter((way) => typeof way === 'object' && way !== null && name in way);
      expect(
        ways.some((way) => JSON.stringify(writeAs(id, library, way)) !== plain),
        name,
      ).toBe(true);
    }
    expect(JSON.stringify(library)).toBe(before);
  });

  it('is next to nothing for no papers', () => {
    expect(writeAs(id, []).length).toBeLessThan(200);
  });
});

describe('the bibliographies', () => {
  it('are as they were before there were other formats', () => {
    expect(writeAs('bibtex', library)).toBe(writeBibliography(library));
    expect(writeAs('biblatex', library)).toBe(writeBibliography(library, { ...DEFAULT_BIB_OPTIONS, dialect: 'biblatex' }));
    expect(writeAs('bibtex', library, { ...DEFAULT_BIB_OPTIONS, dialect: 'biblatex' })).toBe(writeBibliography(library));
  });
});
