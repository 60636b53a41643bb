/** Words in an address that say which day or which part of a feed is shown, and not which feed. */
const DAY = /^(?:\d{4}(?:-\d{2}(?:-\d{2})?|-?W\d{2})?|date|week|month)$/i;
const PART =
  /^(?:p|page|pageno|pn|skip|start|offset|cursor|after|before|show|size|limit|count|per_page|date|year|month|week|day|utm_\w+|ref|fbclid|gclid)$/i;

/** The name of the feed at an address, the same for each of its days and pages: host, path and what is asked for, at most 300 characters. */
export function feedOf(page: URL): string {
  const path = page.pathname.split('/').filter((part) => part && !DAY.test(part));
  const asked = [...page.searchParams].filter(([key, value]) => value && !PART.test(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  const query = new URLSearchParams(asked).toString();
  return ([page.host, ...path].join('/') + (query && `?${query}`)).slice(0, 300);
}
