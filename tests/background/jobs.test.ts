import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { type ExportJob, endRun, jobsOf, keepKnown, keepRule, makeDue } from '../../entrypoints/background/jobs';
import type { Library } from '../../storage/schema';
import { done, failed, type Rule } from '../../sync/job';
import { TargetError } from '../../sync/target-error';
import { freshLibrary } from '../storage/fixture';

let db: Library;
const rule: Rule = { id: 'r', targetId: 't', what: { kind: 'all' }, format: 'bibtex', options: {}, file: 'library.bib', when: 'change' };
const job = async () => ((await db.rules.get('r'))?.value as ExportJob) ?? Promise.reject(new Error('gone'));
const progress = async () => (await job()).progress;

beforeEach(async () => {
  db = await freshLibrary();
  await keepRule(db, rule);
});

describe('a job', () => {
  test('is due when it is new, unless it is done by hand', async () => {
    expect((await progress()).phase).toBe('due');
    await keepRule(db, { ...rule, when: 'hand' });
    expect((await progress()).phase).toBe('new');
  });

  test('knows its files while it writes to the same place, and none of another', async () => {
    await keepKnown(db, 'r', { sent: { 'library.bib': 'x' }, tags: { 'library.bib': '"1"' } });
    await keepRule(db, { ...rule, file: 'other.bib' });
    expect(await progress()).toMatchObject({ sent: { 'library.bib': 'x' }, tags: { 'library.bib': '"1"' } });
    await keepRule(db, { ...rule, targetId: 'u' });
    expect(await progress()).toMatchObject({ sent: {}, tags: {} });
  });

  test('keeps what was sent before a failure', async () => {
    const before = await progress();
    await keepKnown(db, 'r', { sent: { 'a.md': 'x' }, tags: {} });
    await endRun(db, 'r', before, (kept) => failed(kept, new TargetError('unreachable', ''), 1000, () => 0));
    expect(await progress()).toMatchObject({ phase: 'later', sent: { 'a.md': 'x' }, tries: 1 });
  });

  test.each([
    ['asked for it again', () => makeDue(db, 'r', { replace: true })],
    ['changed it', () => keepRule(db, { ...rule, what: { kind: 'queue' } })],
  ])('is done once more when the reader %s while it ran, and knows what that run sent', async (_what, meanwhile) => {
    const before = await progress();
    await meanwhile();
    await endRun(db, 'r', before, () => done({ ...before, sent: { 'library.bib': 'x' } }, 9, 1000));
    expect(await progress()).toMatchObject({ phase: 'due', sent: { 'library.bib': 'x' }, doneAt: 0 });
    const again = await progress();
    await endRun(db, 'r', again, () => done(again, 9, 1000));
    expect(await progress()).toMatchObject({ phase: 'done', doneAt: 1000 });
  });

  test('begins anew when it is asked for, wherever it was', async () => {
    await endRun(db, 'r', await progress(), (kept) => ({ ...kept, phase: 'due', next: 'b.md' }));
    await makeDue(db, 'r');
    expect(await progress()).not.toHaveProperty('next');
  });

  test('that was removed meanwhile stays removed', async () => {
    const before = await progress();
    await db.rules.delete('r');
    await endRun(db, 'r', before, () => before);
    await makeDue(db, 'r');
    expect(await jobsOf(db)).toEqual([]);
  });
});
