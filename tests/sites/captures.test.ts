import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { normalizeIds } from '../../paper/ids';
import { readPage } from '../../sites/engine';
import { FIRST_SITES } from '../../sites/first';

const FOLDER = process.env.OFFPRINT_CAPTURES ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'pages');
const SITES = ['arxiv', 'huggingface'];

interface Truth {
  url: string;
  papers: { title: string; ids: Record<string, string>; authors: string[] | null; visible?: boolean }[];
}

const names = SITES.filter((site) => existsSync(join(FOLDER, site))).flatMap((site) =>
  readdirSync(join(FOLDER, site))
    .filter((file) => file.endsWith('.html'))
    .map((file) => `${site}/${file.replace(/\.html$/, '')}`),
);

if (names.length === 0)
  console.warn('\nSKIPPED: no captured pages here, so reading real pages is not tested. OFFPRINT_CAPTURES names their folder.\n');

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

describe.skipIf(names.length === 0)('real pages, against what a person found in them', { timeout: 60_000 }, () => {
  for (const name of names) {
    test(name, () => {
      const truth: Truth = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
      const { document } = new JSDOM(readFileSync(join(FOLDER, `${name}.html`), 'utf8')).window;
      const { papers, unreadable } = readPage(document, new URL(truth.url), FIRST_SITES);
      const wanted = truth.papers.filter(({ visible }) => visible !== false);
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
});
