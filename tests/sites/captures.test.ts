import { describe, expect, test } from 'vitest';
import { normalizeIds } from '../../paper/ids';
import { readPage } from '../../sites/engine';
import { FIRST_SITES } from '../../sites/first';
import { SITES } from '../../sites/list';
import { listingAt } from '../../sites/which';
import { type Capture, captures, scoreOf } from './captures';

const all = captures();
const isFirst = ({ name }: Capture) => /^(?:arxiv|huggingface)\//.test(name);
const isNamed = ({ url, document }: Capture) => listingAt(url, SITES, document()) !== undefined;

if (all.length === 0)
  console.warn('\nSKIPPED: no captured pages here, so reading real pages is not tested. OFFPRINT_CAPTURES names their folder.\n');

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

describe.skipIf(all.length === 0)('real pages, against what a person found in them', { timeout: 120_000 }, () => {
  for (const capture of all.filter(isFirst)) {
    test(`${capture.name}, word for word`, () => {
      const { papers, unreadable } = readPage(capture.document(), capture.url, FIRST_SITES);
      const wanted = capture.papers.filter(({ visible }) => visible !== false);
      const shape = (ids: object, title: string, authors: string[] | null) => ({
        arxiv: normalizeIds(ids as Record<string, string>).arxiv,
        title: plain(title),
        authors: authors?.map(plain) ?? null,
      });
      const found = papers.map(({ ids, title, authors }, index) =>
        shape(ids, title, wanted[index]?.authors ? (authors?.map((one) => one.name) ?? []) : null),
      );
      expect(found).toEqual(wanted.map(({ ids, title, authors }) => shape(ids, title, authors)));
      expect(unreadable).toBe(0);
    });
  }

  for (const capture of all.filter((one) => !isFirst(one) && isNamed(one) && one.kind !== 'negative')) {
    test(`${capture.name}, by its site`, () => {
      const { papers, unreadable } = readPage(capture.document(), capture.url, SITES);
      const { wanted, found, missed, wrong, ids } = scoreOf(capture, papers);
      expect(found / wanted, `missed: ${missed.slice(0, 5).join('; ')}`).toBeGreaterThanOrEqual(0.97);
      expect(1 - wrong.length / papers.length, `wrong: ${wrong.slice(0, 5).join('; ')}`).toBeGreaterThanOrEqual(0.99);
      expect(ids.right).toBe(ids.asked);
      expect(unreadable).toBe(0);
    });
  }

  for (const capture of all.filter(({ kind }) => kind === 'negative' || kind === 'references')) {
    test(`${capture.name} has no cards, by site or without`, () => {
      expect(readPage(capture.document(), capture.url, SITES).papers).toEqual([]);
      expect(readPage(capture.document(), capture.url, []).papers).toEqual([]);
    });
  }
});
