import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listed, newSite } from '../../scripts/new-site';
import { readPage } from '../../sites/engine';
import { ROOT } from '../source';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-site-'));
  for (const room of ['sites', 'paper', 'package.json']) cpSync(join(ROOT, room), join(folder, room), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a new site is listed, and reads the page that comes with it', async () => {
  const address = 'https://papers.example.org/list';
  const paths = newSite(folder, 'example', address);
  expect(paths).toEqual(['sites/example.ts', 'tests/sites/pages/example/list.html', 'sites/list.ts']);
  const { MORE_SITES } = await import(join(folder, 'sites/list.ts'));
  expect(MORE_SITES.map(({ id }: { id: string }) => id)).toContain('example');
  const html = readFileSync(join(folder, 'tests/sites/pages/example/list.html'), 'utf8');
  expect(readPage(new JSDOM(html).window.document, new URL(address), MORE_SITES)).toMatchObject({
    site: 'example',
    papers: [
      { title: 'An invented title', url: 'https://papers.example.org/paper/1', authors: [{ name: 'Ann Author' }, { name: 'Bob Writer' }] },
    ],
    unreadable: 1,
  });
});

test('stands among the others by its id', () => {
  const list = `import { FIRST_SITES } from './first';\nimport { b } from './b';\nimport type { Site } from './site';\n\nexport const MORE_SITES: readonly Site[] = [b];\n`;
  const both = listed(listed(list, 'c'), 'a');
  expect(both).toContain("import { a } from './a';\nimport { b } from './b';\nimport { c } from './c';\nimport type");
  expect(both).toContain('[\n  a,\n  b,\n  c,\n]');
});

test.each([
  [undefined, undefined, 'Give the site an id'],
  ['Not-An-Id', 'https://example.org/', 'Give the site an id'],
  ['example', 'http://example.org/', 'Give the https address'],
  ['example', 'nowhere', 'Give the https address'],
  ['arxiv', 'https://arxiv.org/list', 'There is a site arxiv already'],
])('%j %j is refused with what to do', (id, address, words) => {
  expect(() => newSite(folder, id, address)).toThrow(words);
});
