import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeAuthors } from '../../formats/bib-names';
import { readNames } from '../../formats/bib-read-names';
import type { Escape } from '../../formats/latex';
import { HOSTILE } from './hostile';

const shown = (tex: string) =>
  readNames(tex).map(({ name, family, given }) => (given === undefined ? `[${name}]` : `${family} | ${given}`));

describe('names', () => {
  it.each<[string, string[]]>([
    ['Ada Lovelace and Turing, Alan', ['Lovelace | Ada', 'Turing | Alan']],
    ['Ludwig van Beethoven and van Beethoven, Ludwig', ['van Beethoven | Ludwig', 'van Beethoven | Ludwig']],
    ["Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", ['de la Vallée Poussin | Charles Louis Xavier Joseph']],
    ['{de la Cruz}, Juana', ['de la Cruz | Juana']],
    ["{\\'E}variste Galois and Jos{\\'e} {\\O}stergaard", ['Galois | Évariste', 'Østergaard | José']],
    ['King, Jr., Martin Luther and Ford, Jr., Henry', ['King Jr. | Martin Luther', 'Ford Jr. | Henry']],
    ['Martin Luther King Jr.', ['King Jr. | Martin Luther']],
    [
      '{ATLAS Collaboration} and {Barnes and Noble, Inc.} and {Google DeepMind}',
      ['[ATLAS Collaboration]', '[Barnes and Noble, Inc.]', '[Google DeepMind]'],
    ],
    ['Madonna and {Madonna}', ['[Madonna]', '[Madonna]']],
    ['Wei Li and others', ['Li | Wei', '[et al.]']],
    ['张伟 and 王, 小明 and 王 小明', ['[张伟]', '王 | 小明', '[王 小明]']],
    [
      'family=Gogh, given=Vincent, prefix=van and given={Hans Christian}, family=Andersen',
      ['van Gogh | Vincent', 'Andersen | Hans Christian'],
    ],
    ['Jean-Pierre~Serre and M.~A. {van der Berg}', ['Serre | Jean-Pierre', 'van der Berg | M. A.']],
    ["O'Brien, Conan and d'Alembert, Jean", ["O'Brien | Conan", "d'Alembert | Jean"]],
    ['Smith, John, PhD and Smith, John, MD, PhD', ['Smith | John', 'Smith | John']],
    ['and Ada Lovelace and and Alan Turing and', ['Lovelace | Ada', 'Turing | Alan']],
    ['Anderson and Land, Sand AND Bandura', ['[Anderson]', 'Land | Sand', '[Bandura]']],
    ['{\\"O}ztürk, Ay{\\c{s}}e', ['Öztürk | Ayşe']],
    ['', []],
    [', ,', []],
    ['{}', []],
    ['others', []],
  ])('%s', (tex, names) => {
    expect(shown(tex)).toEqual(names);
  });

  it('keeps at most 500 and says that there were more', () => {
    const names = readNames(Array.from({ length: 50_000 }, (_one, at) => `Author${at}, A.`).join(' and '));
    expect(names).toHaveLength(501);
    expect(names.at(-1)).toEqual({ name: 'et al.' });
  });

  const word = fc.constantFrom(
    ..."Ada lovelace van de la der Van Den {van} {de la Cruz} Jr. III {Jr.} PhD, , , and O’Brien d'A {\\\"O}z \\'{E}m ~ 王 小明 김 {and} {Google DeepMind} Team ATLAS A. B.C. J.-P. ١ x- -y = family=Doe given=Jane {\\relax Ch}ristos λ $x$ ‘Abd (x) * Li Ng WU Wang y i e of The".split(
      ' ',
    ),
    ...HOSTILE.filter((text) => text.length < 60),
    'é́',
    '（株）',
    'ﬁsh',
  );
  const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const anything = fc.oneof(name, name, fc.string({ unit: 'grapheme', maxLength: 12 }));

  it('are read the same after they are written', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 3 }), fc.constantFrom<Escape>('latex', 'utf8'), (names, target) => {
        const authors = readNames(names.join(' and '));
        expect(readNames(writeAuthors(authors, target))).toEqual(authors);
      }),
      { numRuns: 5000 },
    );
  });
});
