import { browser } from 'wxt/browser';
import { FIRST_SITES } from '../../sites/first';
import { SITES } from '../../sites/list';
import type { Site } from '../../sites/site';
import { siteAt } from '../../sites/which';

const NAMES = new Map(SITES.map((site) => [site.id, site.name]));

/** The name of a site by its id; the id itself for one we no longer read. */
export function siteName(id: string): string {
  return NAMES.get(id) ?? id;
}

/** More hosts than this are not asked for at once: nobody could read the question. */
const AT_ONCE = 8;

/** Hosts that go by one name, and the match patterns to ask for to read them. */
export interface Addable {
  name: string;
  origins: string[];
}

/** What to ask for so that pages like this one are read; undefined where the address is none that can be. */
export function addableAt(address: string): Addable | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:') return undefined;
  const site = siteAt(url, SITES);
  const whole = site && site.matches.length <= AT_ONCE;
  return { name: site?.name ?? url.hostname, origins: whole ? site.matches : [`https://${url.hostname}/*`] };
}

/** A site with a reader of its own, or another host the reader added, and whether its pages are read. */
export interface SiteSwitch {
  name: string;
  origins: string[];
  on: boolean;
  /** Was asked for at install: it can be left alone, but not given back. */
  first: boolean;
}

/** The hosts a site's switch stands for: all of them, or the first where there are very many. */
const switchOrigins = (site: Site) => (site.matches.length <= AT_ONCE ? site.matches : site.matches.slice(0, 1));

/** All sites by name, and after them the other hosts that were added. `granted` and `off` are match patterns. */
export function siteSwitches(granted: readonly string[], off: readonly string[]): SiteSwitch[] {
  const is = (origin: string) => granted.includes(origin) && !off.includes(origin);
  const named = SITES.map((site): SiteSwitch => {
    const added = site.matches.filter((origin) => granted.includes(origin));
    const origins = [...new Set([...switchOrigins(site), ...added])];
    return { name: site.name, origins, on: origins.some(is), first: FIRST_SITES.includes(site) };
  }).sort((a, b) => a.name.localeCompare(b.name));
  const known = new Set(SITES.flatMap(({ matches }) => matches));
  const others = granted.filter((origin) => origin.startsWith('https://') && !known.has(origin)).sort();
  return [
    ...named,
    ...others.map((origin) => ({ name: new URL(origin.replace('*.', '')).hostname, origins: [origin], on: is(origin), first: false })),
  ];
}

/** Match patterns of every host the browser lets us read. */
export async function grantedOrigins(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}
