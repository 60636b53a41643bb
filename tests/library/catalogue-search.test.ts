import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { orderOf } from '../../components/catalogue-order';
import { searchRows } from '../../components/catalogue-search';
import { catalogueVocabulary } from '../../components/catalogue-vocabulary';
import { abstractsIn } from '../../components/entry-row';
import { DEFAULT_SORT, type Entry, type Filter, SORT_KEYS, type Sort } from '../../components/filter';
import { search, sorted } from '../../components/query';
import { withChosen } from '../../components/query-choices';
import { vocabularyOf } from '../../components/query-vocabulary';
import { queueRows } from '../../components/queue-rows';
import { scannedTexts } from '../../components/scanned-texts';
import { STATUSES, type Status } from '../../paper/annotation';
import { Catalogue } from '../../paper/catalogue';
import { packPart } from '../../paper/catalogue-part';
import { tagsOfRows, usesOf } from '../../paper/catalogue-tags';
import { fold } from '../../paper/fold';
import { FIELD_NAMES } from '../../paper/query-fields';
import { parseQuery } from '../../paper/query-parse';
import { entries, type Made, made } from '../paper/made-library';
import { entry, ids } from './entries';
import { type Case, cases, NOW, specs, written } from './query-reference';

interface Paper {
  entry: Entry;
  abstract: string | undefined;
}

/** A catalogue of papers, some of them packed in parts and the others put one by one. */
function catalogueOf(papers: readonly Paper[], packed: number, size: number): Catalogue {
  const base = papers.slice(0, packed).map(({ entry }) => entry);
  base.sort((a, b) => (a.paper.id < b.paper.id ? -1 : 1));
  const parts = Array.from({ length: Math.ceil(base.length / size) }, (_, at) => packPart(base.slice(at * size, (at + 1) * size)));
  const catalogue = new Catalogue(parts.map(({ marks }) => marks));
  catalogue.addTexts(parts.map(({ lanes }) => lanes));
  for (const { entry } of papers.slice(packed)) catalogue.put(entry);
  return catalogue;
}

function textsOf(catalogue: Catalogue, papers: readonly Paper[]) {
  const abstracts: (string | undefined)[] = [];
  const notes: (string | undefined)[] = [];
  for (const { entry, abstract } of papers) {
    const row = catalogue.rowOf(entry.paper.id) ?? 0;
    if (abstract !== undefined) abstracts[row] = fold(abstract);
    notes[row] = fold(entry.annotation.note);
  }
  return scannedTexts({ abstracts, notes });
}

const found = (catalogue: Catalogue, rows: Uint32Array) => Array.from(rows, (row) => catalogue.idOf(row));

/** Compares what the catalogue answers with what looking through all entries does. */
function compare(papers: readonly (Paper & Partial<Case>)[], text: string, sort: Sort, packed: number, size: number): void {
  const catalogue = catalogueOf(papers, packed, size);
  const all = papers.map(({ entry }) => entry);
  const abstracts = papers.flatMap(({ entry, abstract }): [string, string][] =>
    abstract === undefined ? [] : [[entry.paper.id, fold(abstract)]],
  );
  const meetings = new Map(papers.flatMap(({ entry, meeting }) => (meeting ? [[entry.paper.id, meeting] as const] : [])));
  const news = new Map(papers.flatMap((one) => (one.news ? [[one.entry.paper.id, one.news] as const] : [])));
  const { query } = parseQuery(text);
  const order = orderOf(catalogue, sort);
  const inOrder = sorted(all, sort);
  expect(found(catalogue, order)).toEqual(ids(inOrder));
  const naive = search(inOrder, query, { abstracts: abstractsIn(new Map(abstracts)), meetings, news });
  const answer = searchRows(catalogue, order, query, { texts: textsOf(catalogue, papers), meetings, news });
  expect(found(catalogue, answer.found), text).toEqual(ids(naive.found));
  expect(answer.facets, text).toEqual(naive.facets);
  expect(tagsOfRows(catalogue, order)).toEqual(usesOf(all.map(({ annotation }) => annotation)));
  for (const field of FIELD_NAMES) {
    if (field === 'author' || field === 'venue') continue;
    const offered = catalogueVocabulary(catalogue, order, undefined, meetings)(field);
    expect(offered, field).toEqual(vocabularyOf(inOrder, meetings)(field));
  }
}

const texts = fc.constantFrom(
  ...[
    '',
    'b',
    'ab',
    'É',
    '"a b"',
    'NOT b',
    'title:a',
    'author:b',
    'tag:vision',
    'note:b',
    'abstract:2',
    'has:venue',
    'ss',
    'b OR rating:2',
  ],
);
const filters: fc.Arbitrary<Filter> = fc.record({
  tags: fc.subarray(['nlp', 'Vision', 'b'], { maxLength: 2 }),
  untagged: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
  rating: fc.integer({ min: 0, max: 4 }),
  statuses: fc.subarray<Status>(['', ...STATUSES], { maxLength: 3 }),
  years: fc.subarray([2018, 2019, 2020, 2021]),
  sites: fc.subarray(['arxiv', 'huggingface', 'unknown']),
});

const library = fc.uniqueArray(made, { selector: ({ id }: Made) => id, maxLength: 30 }).map((all) => {
  const rows = entries(all);
  return all.map((one, at) => ({ entry: rows[at] as Entry, abstract: one.abstract }));
});
const sorts: fc.Arbitrary<Sort> = fc.record({ key: fc.constantFrom(...SORT_KEYS), descending: fc.boolean() });
const packing = [fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 })] as const;

describe('the order of a catalogue', () => {
  it('is the same whether it was asked for before papers came and went or not', () => {
    const steps = fc.array(fc.oneof(made, fc.integer({ min: 0, max: 40 })), { maxLength: 25 });
    fc.assert(
      fc.property(library, sorts, steps, (papers, sort, some) => {
        const catalogue = catalogueOf(papers, papers.length, 7);
        const now = new Map(papers.map(({ entry }) => [entry.paper.id, entry as Entry]));
        for (const one of some) {
          orderOf(catalogue, sort);
          if (typeof one === 'number') {
            catalogue.remove(`p${one}`);
            now.delete(`p${one}`);
          } else {
            const [entry] = entries([one]) as [Entry];
            catalogue.put(entry);
            now.set(one.id, entry);
          }
          expect(found(catalogue, orderOf(catalogue, sort))).toEqual(ids(sorted([...now.values()], sort)));
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('the queue of the catalogue', () => {
  it('has what waits and what is being read in their order, what was put off, and what was read', () => {
    fc.assert(
      fc.property(library, ...packing, (papers, packed, size) => {
        const catalogue = catalogueOf(papers, packed, size);
        const { queued: queue, snoozed, reading, read } = queueRows(catalogue, 5);
        const newest = sorted(
          papers.map(({ entry }) => entry),
          DEFAULT_SORT,
        );
        const queued = newest.filter(({ annotation }) => annotation.status === 'queued');
        const byOrder = (a: Entry, b: Entry) => a.annotation.order - b.annotation.order || (a.paper.id < b.paper.id ? -1 : 1);
        expect(found(catalogue, queue)).toEqual(ids(queued.filter(({ annotation }) => annotation.snoozedUntil <= 5).sort(byOrder)));
        expect(found(catalogue, snoozed)).toEqual(ids(queued.filter(({ annotation }) => annotation.snoozedUntil > 5)));
        expect(found(catalogue, reading)).toEqual(ids(newest.filter(({ annotation }) => annotation.status === 'reading').sort(byOrder)));
        expect(found(catalogue, read).toSorted()).toEqual(ids(newest.filter(({ annotation }) => annotation.status === 'read')).sort());
      }),
    );
  });
});

describe('the catalogue', () => {
  it('counts anew what it had counted for nobody in particular, once a paper has changed', () => {
    const catalogue = new Catalogue();
    const { query } = parseQuery('');
    const counted = () => {
      const { found, facets } = searchRows(catalogue, orderOf(catalogue, DEFAULT_SORT), query);
      return [found.length, [...facets.tags], facets.ratings[4]];
    };
    catalogue.put(entry('a', {}, { tags: ['llm'], rating: 4 }));
    expect(counted()).toEqual([1, [['llm', 1]], 1]);
    expect(counted()).toEqual([1, [['llm', 1]], 1]);
    catalogue.put(entry('a', {}, { tags: ['llm', 'agents'], rating: 2 }));
    expect(counted()).toEqual([
      1,
      [
        ['llm', 1],
        ['agents', 1],
      ],
      0,
    ]);
    catalogue.remove('a');
    expect(counted()).toEqual([0, [], 0]);
  });

  it('finds, counts and sorts as looking through all entries does, whatever is chosen', () => {
    fc.assert(
      fc.property(library, texts, filters, sorts, ...packing, (papers, text, filter, sort, packed, size) =>
        compare(papers, withChosen(parseQuery(text).query, filter), sort, packed, size),
      ),
      { numRuns: 800 },
    );
  }, 60_000);

  it('answers every query as looking through all entries does', () => {
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
    try {
      const papers = fc.array(cases, { minLength: 1, maxLength: 12 }).map((all) =>
        all.map((one, at) => ({
          ...one,
          entry: { paper: { ...one.entry.paper, id: `p${at}` }, annotation: { ...one.entry.annotation, id: `p${at}` } },
        })),
      );
      const turns = fc.infiniteStream(fc.boolean()).map((stream) => () => stream.next().value as boolean);
      fc.assert(
        fc.property(papers, specs, turns, sorts, ...packing, (all, spec, turn, sort, packed, size) =>
          compare(all, written(spec, turn), sort, packed, size),
        ),
        { numRuns: 800 },
      );
    } finally {
      vi.useRealTimers();
    }
  }, 60_000);
});
