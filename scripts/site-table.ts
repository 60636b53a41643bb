import { SITES } from '../sites/list';
import type { Site } from '../sites/site';
import { ownPages, readOwn } from './pages';

const BEGIN = '<!-- sites: written by npm run pages:update -->\n';
const END = '<!-- end of sites -->';

/** Months of the real pages a first line names, such as `2026-07`. */
const monthsIn = (known: string) => [...known.matchAll(/\b(?:19|20)\d\d(?:-\d\d)?\b/g)].map(([month]) => month);

/** When real pages of a site's kind were seen, in the words of its small pages; '' where only their structure is known. */
function seen({ id }: Site, kind: 'listing' | 'paper', kinds: ReadonlyMap<string, string>): string {
  const pages = ownPages().filter(({ name, known }) => name.startsWith(`${id}/`) && /^Structure seen on a real page/.test(known));
  const months = pages
    .filter((page) => kinds.get((readOwn(page) as { listing: string }).listing) === kind)
    .flatMap(({ known }) => monthsIn(known));
  return [...new Set(months)].sort().join(', ');
}

/** One line for each site: what is read of it, and how it is known what that looks like. */
export function siteTable(): string {
  const lines = SITES.map((site) => {
    const kinds = new Map(site.listings.map(({ name, kind }) => [name, kind]));
    const cell = (kind: 'listing' | 'paper') => {
      const names = site.listings.filter((one) => one.kind === kind).map(({ name }) => name);
      if (names.length === 0) return ['', ''];
      return [names.join(', '), seen(site, kind, kinds) || 'structure only'];
    };
    return `| ${[site.name, ...cell('listing'), ...cell('paper')].join(' | ')} |`;
  });
  return ['| site | lists | seen on real pages of | single papers | seen on real pages of |', '|---|---|---|---|---|', ...lines, ''].join(
    '\n',
  );
}

/** A text with the table of sites in its place; unchanged when it has no such place. */
export function withSiteTable(text: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  return begin < 0 || end < begin ? text : `${text.slice(0, begin + BEGIN.length)}\n${siteTable()}\n${text.slice(end)}`;
}
