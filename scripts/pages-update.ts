import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownPages, PAGES, readOwn } from './pages';

// Writes what the engine now reads in every small page, for the eyes of a reviewer: a difference is either a bug or the change wanted.
for (const page of ownPages()) {
  const file = join(PAGES, `${page.name}.json`);
  const text = `${JSON.stringify(readOwn(page), null, 2)}\n`;
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (before === text) continue;
  writeFileSync(file, text);
  console.log(`${before ? 'changed' : 'new'}  ${page.name}`);
}
