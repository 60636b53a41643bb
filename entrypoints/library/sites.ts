import { SITES } from '../../sites/list';

const NAMES = new Map(SITES.map((site) => [site.id, site.name]));

/** The name of a site by its id; the id itself for one we no longer read. */
export function siteName(id: string): string {
  return NAMES.get(id) ?? id;
}

/** The names of all sites that are read, in one line. */
export function siteList(): string {
  return [...NAMES.values()].join(', ');
}

/** True when the address is on a site whose pages are read. */
export function isRead(url: string): boolean {
  return SITES.some((site) =>
    site.matches.some((pattern) => {
      const host = /^\*?[a-z]*:\/\/([^/]+)\//.exec(pattern)?.[1] ?? '';
      return URL.canParse(url) && new URL(url).protocol === 'https:' && new URL(url).host === host.replace(/^\*\./, '');
    }),
  );
}
