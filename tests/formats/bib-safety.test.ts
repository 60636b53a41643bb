import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BibItem, type BibOptions, DEFAULT_BIB_OPTIONS, writeBibliography, writeEntry } from '../../formats/bibtex';
import { MATHS_COMMANDS } from '../../formats/maths-commands';
import { LETTERS, MARKS, MATHS_MARKS } from '../../formats/tex-letters';
import { MATHS, SPECIALS, SYMBOLS } from '../../formats/tex-symbols';
import { PROTECTIONS } from '../../formats/title';
import type { Alias } from '../../paper/ids';
import { WORK_TYPES } from '../../paper/paper';
import { printed, type ReadEntry, readByBraces, readByLines } from './bib-readers';
import { HOSTILE } from './hostile';
import { item } from './items';

const EVERYTHING: BibOptions = { ...DEFAULT_BIB_OPTIONS, abstract: true, note: true, rating: true, status: true };
const WAYS: BibOptions[] = PROTECTIONS.flatMap((protect) => [
  { ...EVERYTHING, protect },
  { ...EVERYTHING, protect, escape: 'utf8' as const },
  { ...EVERYTHING, protect, dialect: 'biblatex' as const, arxivAs: 'article' as const },
]);

/** Fields of an imported entry, among them one by the name of the text. */
function extraOf(text: string): Record<string, string> {
  const names =
    'note chapter type language translator adsurl ee pmid urldate organization howpublished annote crossref file options x-y'.split(' ');
  return Object.fromEntries([...names, text].map((name) => [name, text]));
}

/** The same text in every field that can hold text, past every check there is on the way to the writer. */
function everywhere(text: string, n = 1): BibItem {
  const alias = (scheme: string) => `${scheme}:${text}` as Alias;
  const one = item({
    id: `p${n}`,
    addedAt: n,
    citekey: text,
    title: text,
    authors: [text, `Ada ${text}`, `${text}, Ada`, 'Grace Hopper'],
    venue: text,
    url: text,
    categories: [text],
    date: text,
    aliases: n % 2 ? [alias('doi')] : [alias('arxiv'), alias('openreview'), alias('acl')],
    said: { tags: [text, `${text},${text}`], note: `${text}\n${text}`, rating: 3, status: 'read' },
    abstract: `${text}\n\n${text}`,
  });
  one.paper.authors?.push({ name: 'x', family: text, given: text });
  if (n > 2) {
    const part = { volume: text, number: text, pages: `${text}-${text}`, series: text, edition: text, isbn: text, issn: text };
    const by = { editors: [{ name: text }, { name: 'Grace Hopper' }], publisher: text, address: text };
    const type = WORK_TYPES[n % WORK_TYPES.length];
    Object.assign(one.paper, part, by, { type, year: 2020, oldKeys: [text, `old${text}`], extra: extraOf(text) });
  }
  return one;
}

const COMMANDS = new Set([
  ...[...LETTERS.values(), ...SYMBOLS.values(), ...MARKS.values(), ...MATHS_MARKS.values(), ...MATHS_COMMANDS.keys()],
  ...[...SPECIALS.values(), ...MATHS.values()].flatMap((tex) => tex.match(/[A-Za-z]+/g) ?? []),
  'newline',
]);
const VERBATIM = new Set(['doi', 'url', 'eprint', 'pmid', 'adsurl', 'ee']);

function expectHarmless(value: string, name: string): void {
  let depth = 0;
  let least = 0;
  for (const sign of value.match(/[{}]/g) ?? []) {
    depth += sign === '{' ? 1 : -1;
    least = Math.min(least, depth);
  }
  expect([depth, least], value).toEqual([0, 0]);
  expect(value).not.toMatch(/\p{Cc}|[\u2028\u2029]/u);
  if (VERBATIM.has(name)) {
    expect(value).not.toMatch(/[\\{} ]/);
    return;
  }
  if (name === 'ids') {
    expect(value).toMatch(/^[A-Za-z0-9:_./+-]+(?:, [A-Za-z0-9:_./+-]+)*$/);
    return;
  }
  const commands = Array.from(value.matchAll(/\\([A-Za-z]+)/g), ([, word]) => word!);
  expect(commands.filter((word) => !COMMANDS.has(word))).toEqual([]);
  const withoutMaths = value.replace(/\\[&%$#_]/g, '').replace(/\{?\$[^$]*\$\}?/g, '');
  expect(withoutMaths.replace(/\\[`'^~=."]/g, '')).not.toMatch(/[%#&$_^~]/);
}

function expectSound(text: string, count: number): ReadEntry[] {
  const entries = readByLines(text);
  expect(readByBraces(text)).toEqual(entries);
  expect(entries).toHaveLength(count);
  for (const { key, fields } of entries) {
    expect(key).toMatch(/^[A-Za-z0-9:_./+-]{1,64}$/);
    for (const [name, value] of Object.entries(fields)) expectHarmless(value, name);
  }
  return entries;
}

describe('hostile text in every field', () => {
  it.each(HOSTILE.map((text) => [text.slice(0, 40), text]))('stays text: %j', (_shown, text) => {
    for (const options of WAYS) for (const n of [1, 2, 3 + (text.length % 13)]) expectSound(writeEntry(everywhere(text, n), options), 1);
  });

  it('adds, removes and renames no field', () => {
    const names = (text: string) => Object.keys(expectSound(writeEntry(everywhere(text), EVERYTHING), 1)[0]!.fields);
    const plain = names('plain');
    for (const text of HOSTILE) expect(plain).toEqual(expect.arrayContaining(names(text)));
  });

  it('keeps entries apart in one file', () => {
    const all = HOSTILE.map((text, n) => everywhere(text, n + 1));
    for (const options of WAYS.slice(0, 3)) expectSound(writeBibliography(all, options), HOSTILE.length);
  });
});

describe('any text', () => {
  const unit = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'{}\\$%#&_^~@",=`\'- \naB1<|>é') },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '\\alpha',
        '\\frac',
        '\\input',
        '\\left(',
        '\\right)',
        "\\'e",
        '{\\it ',
        '$x$',
        '\\(',
        '\\)',
        '$$',
        'ε',
        'ộ',
        '王',
        '\u0301',
        '\u302a',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  );
  const text = fc.array(unit, { maxLength: 30 }).map((parts) => parts.join(''));

  it('makes a sound entry in every dialect', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...WAYS), fc.integer({ min: 1, max: 15 }), (some, options, n) => {
        expectSound(writeEntry(everywhere(some, n), options), 1);
      }),
      { numRuns: 1500 },
    );
  });

  it('makes the same bytes every time', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), fc.constantFrom(...WAYS), (all, options) => {
        const items = all.map((some, n) => everywhere(some, n + 1));
        expect(writeBibliography([...items].reverse(), options)).toBe(writeBibliography(items, options));
      }),
      { numRuns: 150 },
    );
  });
});

describe('plain text', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'abcdeABCDE019  :;()[]!?"/+*=%#_|éüñçšžőąłøßåæœþðİșḥễộ“”—…€°σ≤→∞×王ж'),
    minLength: 1,
    maxLength: 40,
  });
  const word = letters.map((text) => `x${text}x`);
  const shown = (text: string) => text.replace(/\s+/g, ' ').trim();

  it('comes back from both readers as it was: title, venue, tags, note and abstract', () => {
    fc.assert(
      fc.property(
        word,
        word,
        word,
        fc.array(letters, { maxLength: 4 }),
        word,
        fc.constantFrom(...WAYS),
        (title, venue, tag, note, abstract, options) => {
          const one = item({
            ids: { doi: '10.1/x' },
            year: 2020,
            title,
            venue: `Journal ${venue}`,
            said: { tags: [tag], note: note.join('\n') },
            abstract,
          });
          const [entry] = expectSound(writeEntry(one, options), 1);
          const field = (name: string) => printed(entry?.fields[name] ?? '');
          expect(field('title')).toBe(shown(title));
          expect(field(options.dialect === 'bibtex' ? 'journal' : 'journaltitle')).toBe(shown(`Journal ${venue}`));
          expect(field('keywords')).toBe(shown(tag));
          expect(field('annotation')).toBe(
            note
              .map(shown)
              .join('\n')
              .replace(/^\n+|\n+$/g, ''),
          );
          expect(field('abstract')).toBe(shown(abstract));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
