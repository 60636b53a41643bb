import type { Ids } from '../paper/ids';
import type { Facts } from '../paper/paper';
import { LIMITS } from '../paper/text';
import { known } from './answer';
import { addressIn } from './feed-ids';
import { lineOf, plainIn, wordsIn } from './feed-text';
import { inside, type XmlElement } from './feed-xml';

const MOST_CATEGORIES = 20;
const ARXIV_CATEGORY = /^[a-z-]+(?:\.[A-Za-z-]+)?$/;

/** One entry of a feed, and what its elements say by their names. */
export interface Entry {
  element: XmlElement;
  isAtom: boolean;
  /** What the first of these elements that says anything says; `''` when none does. */
  first(...names: string[]): string;
  all(...names: string[]): string[];
}

/** An entry by its element; `isAtom` says how its texts are marked up. */
export function entryOf(element: XmlElement, isAtom: boolean): Entry {
  const all = (...names: string[]) => names.flatMap((name) => inside(element, name).map((one) => plainIn(one, isAtom)));
  return { element, isAtom, all, first: (...names) => all(...names).find((text) => text.trim()) ?? '' };
}

/** Addresses an entry gives for itself, the best first. */
export function addressesOf({ element }: Entry, base: string): string[] {
  const links = inside(element, 'feedburner:origLink', 'link', 'atom:link', 'prism:url');
  const own = links.filter(({ attributes }) => (attributes.get('rel') ?? 'alternate') === 'alternate');
  const guids = inside(element, 'guid', 'id').filter((one) => one.attributes.get('isPermaLink') !== 'false');
  const texts = [...own, ...guids].map((one) => one.attributes.get('href') ?? wordsIn(one));
  const about = element.attributes.get('rdf:about') ?? '';
  // Links may be relative; a name that is no address must not become one.
  return [...texts, about].flatMap((text, at) => addressIn(text, at < own.length ? base : undefined) ?? []);
}

/** What the PRISM elements say of the journal an entry is from (PRISM 3.0, `prism:`). */
export function journalOf(entry: Entry): Partial<Facts> {
  const short = (name: string) => lineOf(entry.first(name), 100) || undefined;
  const venue = lineOf(entry.first('prism:publicationName'), LIMITS.venue) || undefined;
  const [from, to] = [short('prism:startingPage'), short('prism:endingPage')];
  return known<Partial<Facts>>({
    venue,
    type: venue ? ('article' as const) : undefined,
    volume: short('prism:volume'),
    number: short('prism:number'),
    pages: from && to && from !== to ? `${from}-${to}` : from,
    issn: short('prism:issn') ?? short('prism:eIssn'),
  });
}

/** The subjects of an entry; of a paper on arXiv only those that are arXiv's. */
export function categoriesOf({ element, all }: Entry, ids: Ids): string[] | undefined {
  const terms = inside(element, 'category').flatMap((one) => one.attributes.get('term') ?? []);
  const names = [...terms, ...all('category', 'dc:subject')].map((text) => lineOf(text, LIMITS.tag));
  const fitting = names.filter((name) => (ids.arxiv ? ARXIV_CATEGORY.test(name) : name !== ''));
  return fitting.length > 0 ? [...new Set(fitting)].slice(0, MOST_CATEGORIES) : undefined;
}
