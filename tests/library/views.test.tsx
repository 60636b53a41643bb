// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import type { Request } from '../../messages/wire';
import type { Row } from '../../paper/list-changes';
import { arrange } from '../../storage/arrange';
import { draw } from '../components/draw';
import { freshLibrary } from '../storage/fixture';

afterEach(() => vi.unstubAllGlobals());

test('views are changed as they are stored, also before the page has followed the change before', async () => {
  const db = await freshLibrary();
  // The background, as far as views go.
  const sendMessage = async ({ args: [views, title] }: Request) => {
    await arrange(db, { views: views as Row[] }, { at: Date.now(), by: 'library', kind: 'view', title: String(title) });
    return { ok: true, value: 1 };
  };
  vi.stubGlobal('chrome', { runtime: { id: 'offprint', sendMessage } });
  const { useViews } = await import('../../entrypoints/library/views');
  const { useDeeds } = await import('../../entrypoints/library/deeds');
  let views: ReturnType<typeof useViews> | undefined;
  const Page = () => {
    views = useViews(db, useDeeds());
    return null;
  };
  draw(<Page />);
  const now = () => views!;
  const listed = () => now().views.map(({ name, query }) => `${name}: ${query}`);
  const sort = { key: 'added', descending: true } as const;
  const asking = (name: string) => ({ name, query: name.toLowerCase(), sort });
  now().add([asking('A'), asking('B'), asking('C')]);
  await expect.poll(listed).toEqual(['A: a', 'B: b', 'C: c']);
  const [a, b] = now().views;
  const drawn = now();
  drawn.remove(a!.id);
  drawn.rename(b!.id, 'B, renamed');
  drawn.add([asking('D')]);
  drawn.move(2, 0);
  await expect.poll(listed).toEqual(['C: c', 'B, renamed: b', 'D: d']);
});
