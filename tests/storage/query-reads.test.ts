import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { unannotated } from '../../paper/annotation';
import { textAtoms } from '../../paper/query-match';
import { parseQuery } from '../../paper/query-parse';
import { meetings, news, readAbstracts, readTexts } from '../../storage/query-reads';
import { freshLibrary } from './fixture';

it('reads more abstracts than it keeps at a time, and tells which hold what', async () => {
  const db = await freshLibrary();
  await db.abstracts.bulkPut(
    Array.from({ length: 1203 }, (_, at) => ({
      id: `p${at}`,
      text: at % 600 === 2 ? 'On Transformers' : at === 7 ? 'https://github.com/a/b' : 'x',
      from: 'test',
      at,
    })),
  );
  const atoms = textAtoms(parseQuery('abstract:transformers -"on trans"').query);
  const read = await readAbstracts(db, atoms);
  const ids = Array.from({ length: 1210 }, (_, at) => `p${at}`);
  for (const atom of atoms) expect(ids.filter((id) => read.holds(id, atom))).toEqual(['p2', 'p602', 'p1202']);
  expect(ids.filter((id) => !read.has(id))).toHaveLength(7);
  expect(ids.filter((id) => read.linksCode(id))).toEqual(['p7']);
});

it('reads notes beside abstracts, each atom where it looks', async () => {
  const db = await freshLibrary();
  await db.abstracts.bulkPut([
    { id: 'a', text: 'On graphs', from: 'test', at: 1 },
    { id: 'b', text: 'On trees', from: 'test', at: 1 },
  ]);
  await db.annotations.bulkPut([
    { ...unannotated('a'), note: 'Not a tree' },
    { ...unannotated('c'), note: 'Graphs!' },
  ]);
  const atoms = textAtoms(parseQuery('graphs note:tree abstract:tree title:graphs').query);
  const { holding } = await readTexts(db, atoms);
  expect(atoms.map((atom) => [...(holding.get(atom) ?? [])])).toEqual([['a', 'c'], ['a'], ['b'], []]);
});

it('reads where papers were saved, and what is new of them', async () => {
  const db = await freshLibrary();
  await db.events.bulkAdd([
    { paperId: 'a', kind: 'seen', at: 1, feed: 'other', position: 9 },
    { paperId: 'a', kind: 'saved', at: 2, feed: 'huggingface.co/papers', position: 3, upvotes: 0 },
    { paperId: 'b', kind: 'saved', at: 3 },
  ]);
  await db.findings.bulkPut([{ id: 'a', newestVersion: 3 }, { id: 'b', gone: 'withdrawn' }, { id: 'c' }]);
  expect([...(await meetings(db))]).toEqual([
    ['a', { feed: 'huggingface.co/papers', at: 2, rank: 3, upvotes: 0 }],
    ['b', { feed: '', at: 3 }],
  ]);
  expect([...(await news(db))]).toEqual([
    ['a', { newestVersion: 3 }],
    ['b', { gone: 'withdrawn' }],
  ]);
});
