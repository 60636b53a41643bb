import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownPages, PAGES, readOwn } from './pages';
import { withSiteTable } from './site-table';

const [only] = process.argv.slice(2);

// Writes what the engine now reads in every small page (or those of one site), for the eyes of a reviewer: a difference is either a bug or the change wanted.
for (const page of ownPages().filter(({ name }) => !only || name.startsWith(`${only}/`))) {
  const file = join(PAGES, `${page.name}.json`);
  const text = `${JSON.stringify(readOwn(page), null, 2)}\n`;
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (before === text) continue;
  writeFileSync(file, text);
  console.log(`${before ? 'changed' : 'new'}  ${page.name}`);
}

const readme = join(PAGES, '..', '..', '..', 'README.md');
writeFileSync(readme, withSiteTable(readFileSync(readme, 'utf8')));
