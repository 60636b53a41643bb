import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { readPage } from '../sites/engine';
import { SITES } from '../sites/list';

/** Where each site's small pages lie, a folder a site. */
export const PAGES = join(import.meta.dirname, '..', 'tests', 'sites', 'pages');

/** A page of ours: `name` is `site/page` without ending. */
export interface OwnPage {
  name: string;
  /** How its structure is known, from its first line. */
  known: string;
  url: string;
  html: string;
}

/** All pages of all sites, by name. */
export function ownPages(): OwnPage[] {
  return readdirSync(PAGES).flatMap((site) =>
    readdirSync(join(PAGES, site))
      .filter((file) => file.endsWith('.html'))
      .sort()
      .map((file) => {
        const html = readFileSync(join(PAGES, site, file), 'utf8');
        const [, known = '', url = ''] = /^<!-- (.+) -->\n<!-- url: (\S+) -->\n/.exec(html) ?? [];
        return { name: `${site}/${file.replace(/\.html$/, '')}`, known, url, html };
      }),
  );
}

/** What the engine reads in a page, as its JSON has it. */
export function readOwn({ url, html }: OwnPage): object {
  const { site, listing, kind, papers, references, unreadable } = readPage(new JSDOM(html).window.document, new URL(url), SITES);
  // Only the generic reader tells what is cited, and only it has to guess the kind of a page.
  return { url, site, listing, ...(site ? {} : { kind }), papers, ...(references.length > 0 ? { references } : {}), unreadable };
}
