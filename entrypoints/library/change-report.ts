import { browser } from 'wxt/browser';

const dayOf = (at: number) => (at > 0 ? new Date(at).toISOString().slice(0, 10) : 'unknown');

/** What those who keep a site's reader need to know when it changed: nothing of the reader's, no address, no paper. In English, as it goes to a tracker. */
export function changeReport({
  site,
  listing,
  changedAt,
  goodAt = 0,
}: {
  site: string;
  listing: string;
  changedAt: number;
  goodAt?: number;
}): string {
  return [
    `Offprint ${browser.runtime.getManifest().version} can no longer read a listing.`,
    `Site: ${site}`,
    `Kind of page: ${listing}`,
    `Noticed: ${dayOf(changedAt)}`,
    `Last read well: ${dayOf(goodAt)}`,
    `Browser: ${/(?:Firefox|Chrome|Edg|OPR)\/\d+/.exec(navigator.userAgent)?.[0] ?? 'unknown'}`,
  ].join('\n');
}
