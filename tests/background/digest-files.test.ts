import 'fake-indexeddb/auto';
import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, test } from 'vitest';
import { digestFiles } from '../../entrypoints/background/digest-files';
import type { DigestFormatId } from '../../formats/digest-formats';
import { addReading, type Listing } from '../../storage/digest-write';
import { follow } from '../../storage/follows';
import type { Library } from '../../storage/schema';
import { textOf } from '../../sync/packing';
import { freshLibrary } from '../storage/fixture';

let db: Library;

beforeEach(async () => {
  db = await freshLibrary();
  const feeds = ['arXiv cs.CL', 'Hugging Face'].map((name) => ({ id: name, feed: {}, name }));
  await follow(db, feeds, 1);
  await db.settings.put({ key: 'digestRules', value: { wanted: ['graphs'] } });
});

const listing = (number: number, title = `Paper ${number}`): Listing => ({
  found: { ids: { arxiv: `2401.0000${number}` }, site: 'arxiv', title },
  url: `https://arxiv.org/abs/2401.0000${number}`,
  rank: number,
});
const read = (day: string, feed: string, ...listed: Listing[]) =>
  addReading(db, { feed, day, at: 1, nextAt: 2, listed, isWanted: () => true, best: (rows, most) => rows.slice(0, most) });

async function files(format: DigestFormatId, name: string, upTo: number): Promise<Record<string, string>> {
  const written = await digestFiles(db, { format, name, title: 'New papers' }, upTo);
  return Object.fromEntries(written.map(({ path, bytes }) => [path, textOf(bytes)]));
}

describe('the files of a digest', () => {
  test('hold a day by its feeds, the best first, each paper once with its reason', async () => {
    await read('2026-06-01', 'Hugging Face', listing(1), listing(2, 'On graphs'));
    await read('2026-06-01', 'arXiv cs.CL', listing(3), listing(2, 'On graphs'));
    const written = await files('digest-markdown', 'digest {day}.md', 0);
    expect(written).toEqual({
      'digest 2026-06-01.md': `# New papers, 2026-06-01

## arXiv cs.CL

- [Paper 3](<https://arxiv.org/abs/2401.00003>).

## Hugging Face

- [On graphs](<https://arxiv.org/abs/2401.00002>). Why: graphs.
- [Paper 1](<https://arxiv.org/abs/2401.00001>).
`,
    });
    expect(await files('digest-markdown', 'digest {day}.md', 0)).toEqual(written);
  });

  test('are those of the days that changed since; at first, or once more, that of the last day', async () => {
    await read('2026-06-01', 'Hugging Face', listing(1));
    await read('2026-06-02', 'Hugging Face', listing(2));
    await read('2026-06-03', 'Hugging Face', listing(3));
    const names = async (upTo: number, name = 'new {day}.eml') => Object.keys(await files('digest-eml', name, upTo));
    expect(await names(0)).toEqual(['new 2026-06-03.eml']);
    expect(await names(1)).toEqual(['new 2026-06-03.eml', 'new 2026-06-02.eml']);
    expect(await names(3)).toEqual(['new 2026-06-03.eml']);
    expect(await names(1, 'today.eml')).toEqual(['today.eml']);
    // A second reading of a day belongs to that day's file.
    await read('2026-06-03', 'Hugging Face', listing(4));
    expect(await names(3)).toEqual(['new 2026-06-03.eml']);
    expect((await files('digest-eml', 'new {day}.eml', 3))['new 2026-06-03.eml']).toContain('Paper 4');
  });

  test('are one of the last seven days for feed readers', async () => {
    for (let day = 1; day <= 9; day++) await read(`2026-06-0${day}`, 'Hugging Face', listing(day));
    await read('2026-06-09', 'arXiv cs.CL', listing(9));
    const written = await files('digest-atom', 'digest.xml', 4);
    expect(Object.keys(written)).toEqual(['digest.xml']);
    const feed = new JSDOM(written['digest.xml'], { contentType: 'application/xml' }).window.document;
    const texts = (name: string) => [...feed.querySelectorAll(name)].map((one) => one.textContent);
    expect(texts('entry > title')).toEqual([9, 8, 7, 6, 5, 4, 3].map((day) => `Paper ${day}`));
    expect(texts('entry > updated').slice(0, 2)).toEqual(['2026-06-09T00:00:00Z', '2026-06-08T00:00:00Z']);
    expect([...feed.querySelectorAll('entry:first-of-type category')].map((one) => one.getAttribute('term'))).toEqual([
      'arXiv cs.CL',
      'Hugging Face',
    ]);
  });

  test('are none before anything was listed, and have names every system takes', async () => {
    expect(await files('digest-atom', 'digest.xml', 0)).toEqual({});
    expect(await files('digest-markdown', 'digest {day}.md', 0)).toEqual({});
    await read('2026-06-01', 'Hugging Face', listing(1));
    expect(Object.keys(await files('digest-markdown', '../a/b:{day}', 0))).toEqual(['a b 2026-06-01.md']);
    expect(Object.keys(await files('digest-atom', '', 0))).toEqual(['digest.xml']);
  });
});
