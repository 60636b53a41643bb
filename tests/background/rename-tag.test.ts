import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { DEVICES, type Job } from '../../entrypoints/background/jobs';
import { renameBeside } from '../../entrypoints/background/rename-tag';
import { arrange, VIEWS } from '../../storage/arrange';
import { lastDeeds } from '../../storage/read';
import { retagMany } from '../../storage/retag';
import type { Library } from '../../storage/schema';
import { readTagBook } from '../../storage/tag-book';
import { redo, undo } from '../../storage/write';
import { NEW_PROGRESS, type What } from '../../sync/job';
import { freshLibrary, onArxiv, say } from '../storage/fixture';

const progress = { ...NEW_PROGRESS, phase: 'done' as const, doneAt: 7, upTo: 3, sent: { 'thesis.bib': 'abc' } };
const who = { at: 9, by: 'library', group: 'g' };
const arranging = { at: 9, by: 'library', kind: 'arrange', title: '' } as const;

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

describe('exports that ask for a tag or one inside it', () => {
  test('go along when it is renamed, and keep how far they are', async () => {
    const { db, now, whats } = await exporting(...HELD);
    await renameBeside(db, 'thesis', 'phd/thesis', false, who);
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
  });

  test('hold what they held when that is taken back, to the letter; those deleted or changed meanwhile stay so', async () => {
    const { db, now, whats } = await exporting(...HELD);
    const action = await renameBeside(db, 'thesis', 'phd', false, who);
    await db.rules.delete('b');
    const [first] = await now();
    if (first?.kind !== 'export') throw new Error('no export');
    await db.rules.put({ id: 'a', value: { ...first, rule: { ...first.rule, what: { kind: 'queue' } } } });
    await undo(db, action);
    expect(await whats()).toEqual([{ kind: 'queue' }, ...HELD.slice(2)]);
  });

  test('stay as they are when the tag is taken away', async () => {
    const { db, whats } = await exporting(...HELD);
    expect(await renameBeside(db, 'thesis', '', false, who)).toBe(0);
    expect(await whats()).toEqual(HELD);
  });
});

const view = (id: string, query: string) => ({ id, name: id, query, sort: '-added' });
const book = async (db: Library) => {
  const { colours, aliases } = await readTagBook(db);
  return { colours: [...colours], aliases: [...aliases.values()].map(({ alias, tag }) => `${alias} → ${tag}`) };
};

const storedQueries = async (db: Library) => {
  const row = await db.settings.get(VIEWS);
  return (row?.value as ReturnType<typeof view>[] | undefined)?.map(({ query }) => query);
};

describe('renaming a tag', () => {
  test('is one line of the log, which takes back and does again all that went along', async () => {
    const db = await freshLibrary();
    const { annotation } = await say(db, onArxiv, { addTags: ['llms/serving'] });
    await arrange(db, { tags: { colours: [['llms', 'red']], aliases: [['lms', 'llms']] } }, arranging);
    const views = [view('a', 'tag:llms rating>=4'), view('b', 'llms')];
    await db.settings.put({ key: VIEWS, value: views });
    const all = async () => ({
      tags: (await db.annotations.get(annotation.id))?.tags,
      book: await book(db),
      views: await storedQueries(db),
    });
    const before = await all();
    await retagMany(db, [annotation.id], 'llms', 'models', who);
    const action = await renameBeside(db, 'llms', 'models', true, who);
    const after = {
      tags: ['models/serving'],
      book: { colours: [['models', 'red']], aliases: ['lms → models', 'llms → models'] },
      views: ['tag:models rating>=4', 'llms'],
    };
    expect(await all()).toEqual(after);
    const [deed] = await lastDeeds(db, 9, true);
    expect(deed).toMatchObject({ n: action, kind: 'arrange', title: 'llms → models', papers: 1, undone: false });
    await undo(db, action);
    expect(await all()).toEqual(before);
    await redo(db, action);
    expect(await all()).toEqual(after);
    await undo(db, action);
    expect(await all()).toEqual(before);
  });

  test('leaves what was arranged since as it is when it is taken back', async () => {
    const db = await freshLibrary();
    await arrange(db, { tags: { colours: [['llms', 'red']], aliases: [['lms', 'llms']] } }, arranging);
    await db.settings.put({ key: VIEWS, value: [view('a', 'tag:llms'), view('b', '-tag:llms')] });
    const action = await renameBeside(db, 'llms', 'models', false, who);
    await arrange(
      db,
      {
        tags: {
          colours: [
            ['models', 'blue'],
            ['other', 'green'],
          ],
        },
      },
      arranging,
    );
    await arrange(db, { views: [view('b', '-tag:models'), view('a', 'tag:models x'), view('c', 'new')] }, { ...arranging, kind: 'view' });
    await undo(db, action);
    expect(await book(db)).toEqual({
      colours: [
        ['models', 'blue'],
        ['other', 'green'],
        ['llms', 'red'],
      ].sort(),
      aliases: ['lms → llms'],
    });
    expect((await db.settings.get(VIEWS))?.value).toEqual([view('b', '-tag:llms'), view('a', 'tag:models x'), view('c', 'new')]);
  });
});

test('the log counts all papers of a group, and gives no more lines than asked for', async () => {
  const db = await freshLibrary();
  const ids: string[] = [];
  for (let at = 0; at < 5; at++) {
    const { annotation } = await say(db, { ids: { arxiv: `2401.0000${at}` }, site: 'arxiv', title: `Paper ${at}` }, { addTags: ['x'] });
    ids.push(annotation.id);
  }
  await retagMany(db, ids.slice(0, 2), 'x', 'y', who);
  await retagMany(db, ids.slice(2), 'x', 'y', who);
  const line = ({ kind, papers, undone }: Awaited<ReturnType<typeof lastDeeds>>[number]) => `${kind} ${papers}${undone ? ' undone' : ''}`;
  expect((await lastDeeds(db, 1, true)).map(line)).toEqual(['tag 5']);
  expect((await lastDeeds(db, 3, true)).map(line)).toEqual(['tag 5', 'save 1', 'save 1']);
  await undo(db, (await lastDeeds(db, 1, true))[0]?.n ?? 0);
  expect((await lastDeeds(db, 1, true)).map(line)).toEqual(['tag 5 undone']);
  expect((await lastDeeds(db, 9, false)).map(line)).toEqual(['save 1', 'save 1', 'save 1', 'save 1', 'save 1']);
});
