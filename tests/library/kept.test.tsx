// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { useKept } from '../../entrypoints/library/kept';
import { draw, settle } from '../components/draw';

test('a change made before the library gave back the one before it does not undo that', async () => {
  const put: { words: string[]; done(): void }[] = [];
  const kept = { words: [] as string[] | undefined, set: async (_words: string[]): Promise<void> => undefined };
  function Setting({ live }: { live: string[] | undefined }) {
    const [words, set] = useKept(live, (next) => new Promise<void>((done) => put.push({ words: next, done })));
    Object.assign(kept, { words, set });
    return null;
  }
  const add = (word: string) => settle(() => void kept.set([...(kept.words ?? []), word]));
  draw(<Setting live={undefined} />);
  expect(kept.words).toBeUndefined();
  const stale = ['a'];
  draw(<Setting live={stale} />);
  add('b');
  // Drawn again for another reason, with what the library had before.
  draw(<Setting live={stale} />);
  add('c');
  expect(kept.words).toEqual(['a', 'b', 'c']);
  for (const { done } of put) done();
  await Promise.resolve();
  draw(<Setting live={stale} />);
  expect(kept.words).toEqual(['a', 'b', 'c']);
  expect(put.map(({ words }) => words.join(''))).toEqual(['ab', 'abc']);
  // What somebody else changes later counts.
  draw(<Setting live={['z']} />);
  expect(kept.words).toEqual(['z']);
});
