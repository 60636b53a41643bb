import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownPages, PAGES, readOwn } from '../../scripts/pages';
import { withSiteTable } from '../../scripts/site-table';
import { MORE_SITES, SITES } from '../../sites/list';

const pages = ownPages();

describe('sites, their list and their pages agree', () => {
  test('the list is sorted, and every site in it has a folder of pages and the other way round', () => {
    const ids = SITES.map(({ id }) => id);
    const more = MORE_SITES.map(({ id }) => id);
    expect(more).toEqual([...more].sort());
    expect(new Set(ids).size).toBe(ids.length);
    // `web` holds pages of no site in particular, for the generic reader.
    expect(readdirSync(PAGES).sort()).toEqual([...ids, 'web'].sort());
  });

  test('every kind of page of a site has a page here', () => {
    const covered = new Set(pages.map((page) => Object.values(readOwn(page)).slice(1, 3).join(': ')));
    const kinds = SITES.flatMap(({ id, listings }) => listings.map(({ name }) => `${id}: ${name}`));
    expect(kinds.filter((kind) => !covered.has(kind))).toEqual([]);
  });

  test('every page says how its structure is known and where it would be', () => {
    expect(pages.filter(({ known, url }) => !/invented\.$/.test(known) || !url.startsWith('https://')).map(({ name }) => name)).toEqual([]);
  });

  test('the README says of every site what is read, and how it is known', () => {
    const readme = readFileSync(join(PAGES, '..', '..', '..', 'README.md'), 'utf8');
    expect(withSiteTable(readme), 'run npm run pages:update').toBe(readme);
    for (const { name } of SITES) expect(readme).toContain(`| ${name} |`);
  });

  for (const page of pages) {
    test(`${page.name} is read as its JSON says`, () => {
      const file = join(PAGES, `${page.name}.json`);
      expect(existsSync(file), 'run npm run pages:update and look at what it writes').toBe(true);
      expect(readOwn(page)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    });
  }
});
