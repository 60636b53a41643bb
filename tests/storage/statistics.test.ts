import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { tallyOf } from '../../paper/catalogue-tally';
import { readUnpacked } from '../../storage/catalogue';
import { savedFrom } from '../../storage/statistics';
import { removeMany } from '../../storage/write';
import { freshLibrary, onHuggingFace, say } from './fixture';

test('what is counted is what the tables hold, without papers that were removed', async () => {
  const db = await freshLibrary();
  await say(db, onHuggingFace, { addTags: ['inference', 'to cite'], rating: 4, status: 'read' });
  await say(db, { ids: { doi: '10.1000/1' }, site: 'web', title: 'Queued' }, { status: 'queued', addTags: ['inference'] });
  const { annotation } = await say(db, { ids: { doi: '10.1000/2' }, site: 'web', title: 'Gone' }, { rating: 2 });
  await db.events.toCollection().modify((event) => {
    event.feed = 'example.org/feed';
  });
  await removeMany(db, [annotation.id], { at: 1, by: 'library' });

  const [first, second] = await db.papers.orderBy('addedAt').toArray();
  const catalogue = await readUnpacked(db, () => undefined);
  const tally = tallyOf(catalogue, await savedFrom(db));
  const [firstAt, secondAt] = [first?.addedAt ?? 0, second?.addedAt ?? 0];
  expect(tally.added.toSorted()).toEqual([firstAt, secondAt].sort());
  expect(tally.ratings).toEqual([1, 0, 0, 0, 1, 0]);
  expect(tally.sites).toEqual(
    new Map([
      ['huggingface', 1],
      ['web', 1],
    ]),
  );
  expect(tally.tags.get('inference')?.toSorted()).toEqual([firstAt, secondAt].sort());
  expect(tally.tags.get('to cite')).toEqual([firstAt]);
  expect(tally.queue).toEqual([secondAt]);
  expect(tally.read).toEqual([(await db.annotations.get(first?.id ?? ''))?.changedAt.status]);
  expect(tally.feeds).toEqual(new Map([['example.org/feed', 2]]));
});
