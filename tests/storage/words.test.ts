import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scannedTexts } from '../../components/scanned-texts';
import type { Catalogue } from '../../paper/catalogue';
import { fold } from '../../paper/fold';
import { textAtoms } from '../../paper/query-match';
import { parseQuery } from '../../paper/query-parse';
import { readPacked, readUnpacked } from '../../storage/catalogue';
import { keepCatalogue } from '../../storage/catalogue-keep';
import { type IndexedTexts, indexedTexts } from '../../storage/indexed-texts';
import { type Library, libraryNamed } from '../../storage/schema';
import { addRows } from '../../storage/whole';
import { indexingOf, keepWords } from '../../storage/words-keep';
import { changeMany, removeMany, undo } from '../../storage/write';
import { entry } from '../library/entries';

let db: Library;
let gone: AbortController;
const who = { at: 5, by: 'library' };
const CATALOGUE = { from: 2, part: 6, slice: 2, loose: 5 };
const WORDS = { from: 2, segment: 4, slice: 2, loose: 3 };
const id = (at: number) => `p${String(at).padStart(3, '0')}`;

beforeEach(() => {
  db = libraryNamed(`words-${Math.random()}`);
  gone = new AbortController();
});
afterEach(async () => {
  gone.abort();
  await db.delete();
});

async function add(at: number, abstract: string, note = ''): Promise<void> {
  const one = entry(id(at), { title: `Paper ${at}`, aliases: [`arxiv:${at}`] }, { note });
  const abstracts = abstract ? [{ id: id(at), text: abstract, from: 'arxiv', at: 1 }] : [];
  await addRows(db, { papers: [one.paper], abstracts, annotations: [one.annotation], events: [], settings: [] }, who);
}

async function keepAll(): Promise<void> {
  for (let step = 0; step < 60; step++) if (!((await keepCatalogue(db, CATALOGUE)) || (await keepWords(db, WORDS)))) return;
  throw new Error('never done');
}

async function catalogueNow(): Promise<Catalogue> {
  let told: Catalogue | undefined;
  await readPacked(db, (catalogue) => {
    told = catalogue;
  });
  return told ?? readUnpacked(db, () => undefined);
}

/** The index, with a promise of the next time that more is known. */
function asked(catalogue: Catalogue): { texts: IndexedTexts; change(): Promise<void> } {
  let wake: () => void = () => undefined;
  const texts = indexedTexts(db, catalogue, () => wake(), gone.signal);
  return {
    texts,
    change: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
  };
}

/** Asks until nothing is left to be looked through. */
async function marked({ texts, change }: ReturnType<typeof asked>, catalogue: Catalogue, query: string): Promise<string[]> {
  const [atom] = textAtoms(parseQuery(query).query);
  if (!atom) throw new Error('asks for no text');
  for (;;) {
    const changed = change();
    const marks = new Uint8Array(catalogue.rows);
    texts.mark(atom, marks);
    if (texts.waiting?.() === 0) return idsOf(catalogue, marks);
    await changed;
  }
}

const idsOf = (catalogue: Catalogue, marks: Uint8Array) =>
  [...catalogue.live()]
    .filter((row) => marks[row] === 1)
    .map((row) => catalogue.idOf(row))
    .sort();

/** What looking through all abstracts and notes finds. */
async function naive(catalogue: Catalogue, query: string): Promise<string[]> {
  const [atom] = textAtoms(parseQuery(query).query);
  const held: { abstracts: (string | undefined)[]; notes: (string | undefined)[] } = { abstracts: [], notes: [] };
  for (const { id: one, text } of await db.abstracts.toArray()) held.abstracts[catalogue.rowOf(one) ?? 0] = fold(text);
  for (const { id: one, note } of await db.annotations.toArray()) held.notes[catalogue.rowOf(one) ?? 0] = fold(note);
  const marks = new Uint8Array(catalogue.rows);
  if (atom) scannedTexts(held).mark(atom, marks);
  return idsOf(catalogue, marks);
}

const QUERIES = ['b', 'é', 'a-b', '"a b"', '"b. a"', 'note:a', 'abstract:"a b"', 'note:="a b"', 'α', 'abstract:=b', 'ab', '語'];

async function agrees(): Promise<void> {
  const catalogue = await catalogueNow();
  const index = asked(catalogue);
  const { texts } = index;
  await texts.read();
  for (const query of QUERIES) expect(await marked(index, catalogue, query), query).toEqual(await naive(catalogue, query));
  for (const row of catalogue.live()) {
    expect(texts.has(row)).toBe((await db.abstracts.get(catalogue.idOf(row))) !== undefined);
  }
}

describe('the index of words', () => {
  test('is made in segments, goes on where it was interrupted, and answers meanwhile', async () => {
    for (let at = 0; at < 10; at++) await add(at, at % 3 === 0 ? 'a b. a' : 'α-b', at % 4 === 0 ? 'a b' : '');
    while (await keepCatalogue(db, CATALOGUE));
    await agrees();
    expect(await keepWords(db, WORDS)).toBe(true);
    expect(await keepWords(db, WORDS)).toBe(true);
    expect((await indexingOf(db))?.making).toMatchObject({ parts: 1, papers: 4 });
    await agrees();
    await changeMany(db, [id(0)], { note: 'now other words' }, who);
    await keepAll();
    expect(await indexingOf(db)).toMatchObject({ edition: 1, papers: 10 });
    await agrees();
  });

  test('takes over only texts that changed, and forgets a note once the catalogue has it too', async () => {
    for (let at = 0; at < 10; at++) await add(at, 'a b');
    await keepAll();
    for (const rating of [1, 2, 3, 4, 5] as const) await changeMany(db, [id(1), id(2)], { rating }, who);
    await keepAll();
    expect(await indexingOf(db)).toMatchObject({ papers: 10 });
    expect(await db.loose.count()).toBeLessThan(CATALOGUE.loose);
    for (const note of ['a', 'b', 'a b']) await changeMany(db, [id(1), id(2)], { note }, who);
    await keepAll();
    expect(await indexingOf(db)).toMatchObject({ papers: 12 });
    await agrees();
  });

  test('hears of what is written while it is held', async () => {
    for (let at = 0; at < 8; at++) await add(at, 'a b');
    await keepAll();
    const catalogue = await catalogueNow();
    const index = asked(catalogue);
    const { texts } = index;
    await texts.read();
    expect(await marked(index, catalogue, 'unheard')).toEqual([]);
    await changeMany(db, [id(3)], { note: 'Unheard of.' }, who);
    await texts.hear(new Map([[id(3), undefined]]));
    expect(await marked(index, catalogue, 'unheard')).toEqual([id(3)]);
    expect(await marked(index, catalogue, '"unheard of"')).toEqual([id(3)]);
  });

  test('finds what looking through all texts finds, whatever is written and kept in whichever order', async () => {
    const at = fc.integer({ min: 0, max: 12 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'α', '語', ' ', ' ', '-', '.'), maxLength: 8 });
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), at, text }),
      fc.record({ kind: fc.constant('note' as const), at, text }),
      fc.record({ kind: fc.constant('remove' as const), at }),
      fc.record({ kind: fc.constant('undo' as const), at }),
      fc.record({ kind: fc.constant('keep' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        await db.delete();
        db = libraryNamed(`words-${Math.random()}`);
        for (let one = 0; one < 6; one++) await add(one, 'a b', one === 2 ? 'b. a' : '');
        for (const one of steps) {
          if (one.kind === 'add' && !(await db.papers.get(id(one.at)))) await add(one.at, one.text);
          else if (one.kind === 'note') await changeMany(db, [id(one.at)], { note: one.text }, who);
          else if (one.kind === 'remove') await removeMany(db, [id(one.at)], who);
          else if (one.kind === 'undo') await undo(db, one.at);
          else if (one.kind === 'keep') (await keepCatalogue(db, CATALOGUE)) || (await keepWords(db, WORDS));
        }
        await agrees();
        await keepAll();
        await agrees();
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
