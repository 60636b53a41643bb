import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { tallyOf } from '../../storage/statistics';
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
  const tally = await tallyOf(db);
  expect(tally.added).toEqual(new Map([first, second].map((paper) => [paper?.id, paper?.addedAt])));
  expect(tally.ratings).toEqual([1, 0, 0, 0, 1, 0]);
  expect(tally.sites).toEqual(
    new Map([
      ['huggingface', 1],
      ['web', 1],
    ]),
  );
  expect(tally.tags.get('inference')?.toSorted()).toEqual([first?.id, second?.id].sort());
  expect(tally.tags.get('to cite')).toEqual([first?.id]);
  expect(tally.queue).toEqual([second?.id]);
  expect(tally.read).toEqual([(await db.annotations.get(first?.id ?? ''))?.changedAt.status]);
  expect(tally.feeds).toEqual(new Map([['example.org/feed', 2]]));
});
