import type { BibItem } from '../../formats/bibtex';
import { type Facts, WORK_TYPES } from '../../paper/paper';
import { HOSTILE } from './hostile';
import { item } from './items';

const people = (...names: string[]) => names.map((name) => ({ name }));

/** A work of every type, with all that is known of works of its kind. */
export const WORKS: Record<string, Partial<Facts>> = {
  article: { venue: 'Journal of Machine Learning Research', volume: '21', number: '140', pages: '1-67', issn: '1532-4435' },
  inproceedings: {
    venue: 'Proceedings of the AAAI Conference on Artificial Intelligence',
    editors: people('Grace Hopper'),
    volume: '34',
    number: '04',
    pages: '5998-6008',
    publisher: 'AAAI Press',
    address: 'New York, NY',
  },
  incollection: {
    venue: 'Handbook of Engines & Looms',
    editors: people('Grace Hopper', 'Alan Turing'),
    publisher: 'Barnes and Noble',
    pages: '12--34',
    edition: 'Second',
    isbn: '978-0-262-03384-8',
    extra: { chapter: '3' },
  },
  inbook: { publisher: 'MIT Press', pages: '100-120', series: 'Lecture Notes', number: '7', editors: people('Grace Hopper') },
  book: { publisher: 'MIT Press', volume: '2', series: 'Engines', number: '5', address: 'Cambridge', edition: '3', isbn: '0-262-03384-4' },
  proceedings: { editors: people('Grace Hopper'), publisher: 'Springer', series: 'LNCS', number: '1234', address: 'Berlin' },
  phdthesis: { publisher: 'University of London', address: 'London', extra: { type: 'Habilitation' } },
  mastersthesis: { publisher: 'École Normale Supérieure' },
  techreport: { publisher: 'Xerox PARC', number: 'CSL-81-3', extra: { type: 'Research report' } },
  manual: { publisher: 'Free Software Foundation', edition: '2', address: 'Boston' },
  booklet: { address: 'London', extra: { howpublished: 'Handed out' } },
  unpublished: { extra: { note: 'In preparation' } },
  misc: { extra: { note: 'A talk', howpublished: 'Spoken' } },
};

/** What may be missing from a work of any type, in turn. */
const LACKS: Partial<Facts & { authors: undefined }>[] = [
  {},
  { authors: undefined },
  { editors: undefined },
  { publisher: undefined },
  { venue: undefined },
  { volume: undefined },
  { series: undefined },
  { pages: undefined },
  { extra: undefined },
];

function work(facts: Partial<Facts>, n: number, prefix = 'w'): BibItem {
  const one = item({
    id: `${prefix}${n}`,
    citekey: `${prefix}ork${n}`,
    addedAt: n,
    ids: { doi: `10.9999/w${n}` },
    title: `Work ${n}`,
    year: 2020,
  });
  // The style plainnat has 26 endings for papers of the same author and year.
  one.paper.authors = people(`Ada Doe${n}`);
  Object.assign(one.paper, facts, { oldKeys: [`old_${prefix}${n}`, `older:${prefix}/${n}.x+y`] });
  return one;
}

/** Every type of work, complete and without each of its facts. */
export function works(): BibItem[] {
  const all = WORK_TYPES.flatMap((type) => LACKS.map((lack) => ({ type, ...WORKS[type], ...lack })));
  return all.map((facts, n) => work(facts, n));
}

/** Every type of work with a hostile text in every fact. */
export function hostileWorks(texts: readonly string[] = HOSTILE): BibItem[] {
  return texts
    .filter((text) => text.length < 1000)
    .map((text, n) => {
      const facts: Partial<Facts> = { type: WORK_TYPES[n % WORK_TYPES.length] as Facts['type'], editors: people(text, 'Grace Hopper') };
      for (const name of ['venue', 'volume', 'number', 'pages', 'publisher', 'series', 'address', 'edition', 'isbn', 'issn'] as const) {
        facts[name] = n % 3 ? text : `${name} ${text}`;
      }
      const extra = { note: text, chapter: text, type: text, translator: text, language: text, origdate: text, pmid: text, adsurl: text };
      return work({ ...facts, extra: { ...extra, [text]: text, __proto: text, organization: text } }, n, 'h');
    });
}
