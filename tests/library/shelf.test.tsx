// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { orderOf } from '../../components/catalogue-order';
import { DEFAULT_SORT } from '../../components/filter';
import { type Shelf, useShelf } from '../../entrypoints/library/shelf';
import type { Library } from '../../storage/schema';
import { draw, settle } from '../components/draw';
import { freshLibrary, onArxiv, say } from '../storage/fixture';

/** Puts the page behind others, or in front of them. */
function turn(state: 'hidden' | 'visible'): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => state === 'hidden' });
  settle(() => document.dispatchEvent(new Event('visibilitychange')));
}

test('a page behind others follows the library, but draws nothing anew before it is in front again', async () => {
  const db: Library = await freshLibrary();
  const drawn: (Shelf | undefined)[] = [];
  const Page = () => {
    drawn.push(useShelf(db).shelf);
    return null;
  };
  draw(<Page />);
  await expect.poll(() => drawn.at(-1)?.hasTexts).toBe(true);
  const now = () => drawn.at(-1)!.catalogue;
  const papers = () => orderOf(now(), DEFAULT_SORT).length;
  expect(papers()).toBe(0);
  turn('hidden');
  const before = drawn.length;
  await say(db, onArxiv, { rating: 4 });
  await expect.poll(() => now().size).toBe(1);
  settle(() => undefined);
  expect(drawn.length).toBe(before);
  turn('visible');
  expect(drawn.length).toBe(before + 1);
  expect(papers()).toBe(1);
  turn('hidden');
  turn('visible');
  expect(drawn.length).toBe(before + 1);
  await say(db, onArxiv, { rating: 5 });
  await expect.poll(() => drawn.length).toBe(before + 2);
});
