import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const USAGE = 'npm run new:site -- <id> <address of one of its listings>';

/** The files of a new site by path: its reader, and one small page of a listing. */
export function scaffold(id: string, address: URL): Record<string, string> {
  const { hostname, pathname } = address;
  const path = pathname.replace(/[\\/^$*+?.()|[\]{}]/g, '\\$&');
  return {
    [`sites/${id}.ts`]: `import { idsInUrl } from '../paper/link-ids';
import type { Site } from './site';

/** What pages of ${hostname} show; say here where that is known from. */
export const ${id}: Site = {
  id: '${id}',
  name: '${hostname}',
  matches: ['https://${hostname}/*'],
  listings: [
    {
      name: 'list',
      kind: 'listing',
      path: /^${path}$/,
      card: 'li.paper',
      ids(card) {
        const link = card.find('a[href]');
        const url = link && card.href(link);
        return url ? idsInUrl(url) : {};
      },
      url(card) {
        const link = card.find('h2 a[href]');
        const url = link && card.href(link);
        return url?.hostname === card.page.hostname ? url.href : undefined;
      },
      title: 'h2',
      authors: (card) => card.all('.author').flatMap((one) => card.text(one) ?? []),
      chip: { place: 'inline', in: (card) => card.find('h2'), how: 'append' },
    },
  ],
};
`,
    [`tests/sites/pages/${id}/list.html`]: `<!-- Structure from (say where), not seen on a page; prose invented. -->
<!-- url: ${address.href} -->
<!doctype html><html lang="en"><head><title>Papers</title></head><body><ul>
<li class="paper"><h2><a href="/paper/1">An invented title</a></h2><span class="author">Ann Author</span> <span class="author">Bob Writer</span></li>
<li class="paper"><h2>A row without a link, which cannot be read</h2></li>
</ul></body></html>
`,
  };
}

/** The list of sites with one more in it, imports and entries by id. */
export function listed(list: string, id: string): string {
  const imports = [...list.matchAll(/^import \{ (\w+) \} from '\.\/\1';\n/gm)].map(([, name]) => name ?? '');
  const names = [...imports, id].sort();
  const rest = list.replace(/^import \{ (\w+) \} from '\.\/\1';\n/gm, '');
  const lines = names.map((name) => `import { ${name} } from './${name}';\n`).join('');
  const entries = `MORE_SITES: readonly Site[] = [\n${names.map((name) => `  ${name},\n`).join('')}];`;
  return rest.replace(/(import [^\n]*'\.\/site';\n)/, `${lines}$1`).replace(/MORE_SITES: readonly Site\[\] = \[[^\]]*\];/, entries);
}

/** Writes a new site below a folder; throws a sentence when that cannot be. Gives the paths written. */
export function newSite(root: string, id: string | undefined, address: string | undefined): string[] {
  if (!id || !/^[a-z][a-z0-9]*$/.test(id)) throw new Error(`Give the site an id of small letters and digits: ${USAGE}`);
  if (!address || !URL.canParse(address) || new URL(address).protocol !== 'https:')
    throw new Error(`Give the https address of one of its listings: ${USAGE}`);
  if (existsSync(join(root, 'sites', `${id}.ts`))) throw new Error(`There is a site ${id} already.`);
  const list = join(root, 'sites', 'list.ts');
  const files = { ...scaffold(id, new URL(address)), 'sites/list.ts': listed(readFileSync(list, 'utf8'), id) };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return Object.keys(files);
}

if (process.argv[1] === import.meta.filename) {
  try {
    const [id, address] = process.argv.slice(2);
    for (const path of newSite(process.cwd(), id, address)) console.log(`wrote  ${path}`);
    console.log(`Make the page look like the site’s, then: npm run pages:update -- ${id}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
