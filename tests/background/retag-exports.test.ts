import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { DEVICES, type Job } from '../../entrypoints/background/jobs';
import { retagExports, turnExports } from '../../entrypoints/background/retag-exports';
import { NEW_PROGRESS, type What } from '../../sync/job';
import { freshLibrary } from '../storage/fixture';

const progress = { ...NEW_PROGRESS, phase: 'done' as const, doneAt: 7, upTo: 3, sent: { 'thesis.bib': 'abc' } };

/** A library with exports that hold these, by the letters a, b, c …, and a job that is none. */
async function exporting(...held: What[]) {
  const db = await freshLibrary();
  await db.rules.bulkPut([
    { id: DEVICES, value: { kind: 'devices', targetId: 't', progress } satisfies Job },
    ...held.map((what, at) => ({
      id: String.fromCharCode(97 + at),
      value: {
        kind: 'export',
        rule: { id: String.fromCharCode(97 + at), targetId: 't', what, when: 'change', format: 'bibtex', options: {}, file: 'thesis.bib' },
        progress,
      } satisfies Job,
    })),
  ]);
  const now = async () => (await db.rules.toArray()).flatMap(({ value }) => ((value as Job).kind === 'export' ? [value] : [])) as Job[];
  const whats = async () => (await now()).map((job) => job.kind === 'export' && job.rule.what);
  return { db, now, whats };
}

const HELD: What[] = [
  { kind: 'tag', tag: 'Thesis' },
  { kind: 'tag', tag: 'thesis/chapter 2' },
  { kind: 'tag', tag: 'theses' },
  { kind: 'filter', query: '#/papers?q=tag%3Athesis+rating%3E%3D4&sort=title' },
  { kind: 'filter', query: '#/papers?q=thesis' },
  { kind: 'view', view: 'v', query: '-tag:"thesis/chapter 2" llm' },
  { kind: 'all' },
];

test('exports that ask for a tag or one inside it go along when it is renamed, and keep how far they are', async () => {
  const { db, now, whats } = await exporting(...HELD);
  const before = await retagExports(db, 'thesis', 'phd/thesis');
  expect(await whats()).toEqual([
    { kind: 'tag', tag: 'phd/thesis' },
    { kind: 'tag', tag: 'phd/thesis/chapter 2' },
    { kind: 'tag', tag: 'theses' },
    { kind: 'filter', query: '#/papers?q=tag%3Aphd%2Fthesis+rating%3E%3D4&sort=title' },
    { kind: 'filter', query: '#/papers?q=thesis' },
    { kind: 'view', view: 'v', query: '-tag:"phd/thesis/chapter 2" llm' },
    { kind: 'all' },
  ]);
  expect((await now()).every((job) => JSON.stringify(job.progress) === JSON.stringify(progress))).toBe(true);
  expect(before.map(({ id }) => id)).toEqual(['a', 'b', 'd', 'f']);
});

test('taken back, they hold what they held, to the letter, and one that was deleted meanwhile stays so', async () => {
  const { db, whats } = await exporting(...HELD);
  const before = await retagExports(db, 'thesis', 'phd');
  await db.rules.delete('b');
  await turnExports(db, before);
  expect(await whats()).toEqual(HELD.filter((_what, at) => at !== 1));
});
