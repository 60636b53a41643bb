import type { Listing, Site } from './site';

const hostOf = (pattern: string) => pattern.replace(/^https:\/\//, '').replace(/\/\*$/, '');

/** True when an https address is covered by one of the match patterns; `https://*.host/*` covers the host itself too, as in browsers. */
export function isCovered(url: URL, patterns: readonly string[]): boolean {
  if (url.protocol !== 'https:') return false;
  return patterns
    .map(hostOf)
    .some((host) =>
      host.startsWith('*.') ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1)) : url.hostname === host,
    );
}

/** The site an address is on. */
export function siteAt(url: URL, sites: readonly Site[]): Site | undefined {
  return sites.find((site) => isCovered(url, site.matches));
}

/** The listing a page is, by its address and, on hosts that no site names, by the marks of known software; undefined on all other pages. */
export function listingAt(url: URL, sites: readonly Site[], document: Document): { site: Site; listing: Listing } | undefined {
  if (url.protocol !== 'https:') return undefined;
  const site = siteAt(url, sites) ?? sites.find(({ marks }) => marks?.(document));
  const listing = site?.listings.find(({ path }) => (path instanceof RegExp ? path.test(url.pathname) : path(url)));
  return site && listing && { site, listing };
}
