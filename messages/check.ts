import { type Change, cleanTag, type Rating, STATUSES, type Status } from '../paper/annotation';
import { type CardRule, cardRuleOf } from '../paper/card-rules';
import { type Alias, type Ids, normalizeIds, SCHEMES } from '../paper/ids';
import type { Author, FoundPaper } from '../paper/paper';
import type { RelevanceModel } from '../paper/relevance';
import { type PackedModel, unpack } from '../paper/relevance-pack';
import { cleanBlock, cleanLine, LIMITS, safeUrl } from '../paper/text';
import { FURTHER, type Further } from './further';
import type { ListingMet, Place, Placed } from './requests';

/** Thrown when a message does not hold what it must; the message names the part. */
export class BadMessage extends Error {
  readonly code = 'bad-message';
}

type Plain = Record<string, unknown>;

/** So many papers can be asked about or changed in one message from a page. */
const MOST_AT_ONCE = 200;

function plain(value: unknown, what: string): Plain {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadMessage(`${what} is not an object`);
  return value as Plain;
}

const line = (value: unknown, max: number) => (typeof value === 'string' ? cleanLine(value, max) || undefined : undefined);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const whole = (value: unknown, min: number, max: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? value : undefined;

function author(value: unknown): Author | undefined {
  const raw = typeof value === 'object' && value !== null ? (value as Plain) : {};
  const name = line(raw.name, LIMITS.author);
  if (!name) return undefined;
  const family = line(raw.family, LIMITS.author);
  const given = line(raw.given, LIMITS.author);
  return { name, ...(family && { family }), ...(given && { given }) };
}

function ids(value: unknown): Ids {
  const raw = plain(value, 'ids');
  const out: Ids = {};
  for (const scheme of SCHEMES) {
    if (scheme === 'url') continue;
    const id = raw[scheme];
    if (typeof id === 'string' && id.length <= 300) out[scheme] = id;
  }
  return normalizeIds(out);
}

/** A paper as a page sent it, cleaned and capped; throws BadMessage when it has no title or no name at all. */
export function checkFound(value: unknown): FoundPaper {
  const raw = plain(value, 'paper');
  const title = line(raw.title, LIMITS.title);
  if (!title) throw new BadMessage('paper has no title');
  const url = typeof raw.url === 'string' ? safeUrl(raw.url) : undefined;
  const found: FoundPaper = { ids: ids(raw.ids), site: line(raw.site, 40) ?? 'page', title };
  if (Object.keys(found.ids).length === 0 && !url) throw new BadMessage('paper has neither id nor address');
  if (url) found.url = url;
  const authors = list(raw.authors)
    .slice(0, LIMITS.authors)
    .map(author)
    .filter((one) => one !== undefined);
  if (authors.length > 0) found.authors = authors;
  const abstract = typeof raw.abstract === 'string' ? cleanBlock(raw.abstract, LIMITS.abstract).trim() : '';
  if (abstract) found.abstract = abstract;
  const date = line(raw.date, 10);
  if (date && /^\d{4}-\d{2}-\d{2}$/.test(date)) found.date = date;
  const year = whole(raw.year, 1400, 2200);
  if (year) found.year = year;
  const venue = line(raw.venue, LIMITS.venue);
  if (venue) found.venue = venue;
  const categories = list(raw.categories)
    .slice(0, 20)
    .map((one) => line(one, 40))
    .filter((one) => one !== undefined);
  if (categories.length > 0) found.categories = categories;
  const version = whole(raw.version, 1, 999);
  if (version) found.version = version;
  const upvotes = whole(raw.upvotes, 0, 1_000_000_000);
  if (upvotes !== undefined) found.upvotes = upvotes;
  if (raw.announced === 'cross' || raw.announced === 'replacement') found.announced = raw.announced;
  return found;
}

const tags = (value: unknown) =>
  list(value)
    .slice(0, LIMITS.tags)
    .map((tag) => (typeof tag === 'string' ? cleanTag(tag) : ''))
    .filter(Boolean);

/** A change with nothing but its known members, each of the right kind. */
export function checkChange(value: unknown): Change {
  const raw = plain(value, 'change');
  const change: Change = {};
  if (raw.addTags !== undefined) change.addTags = tags(raw.addTags);
  if (raw.removeTags !== undefined) change.removeTags = tags(raw.removeTags);
  const rating = whole(raw.rating, 0, 5);
  if (rating !== undefined) change.rating = rating as Rating;
  if (raw.status === '' || STATUSES.includes(raw.status as never)) change.status = raw.status as Status;
  if (typeof raw.note === 'string') change.note = raw.note;
  if (typeof raw.order === 'number' && Number.isFinite(raw.order)) change.order = raw.order;
  const snoozed = whole(raw.snoozedUntil, 0, Number.MAX_SAFE_INTEGER);
  if (snoozed !== undefined) change.snoozedUntil = snoozed;
  if (Array.isArray(raw.dropNotes))
    change.dropNotes = raw.dropNotes.slice(0, 50).filter((key) => typeof key === 'string' && key.length <= 100);
  return change;
}

/** Lists of aliases, at most 200 papers of at most 12 names each; what is not an alias is dropped. */
export function checkAliases(value: unknown): Alias[][] {
  return list(value)
    .slice(0, MOST_AT_ONCE)
    .map((names) => list(names).slice(0, 12).filter(isAlias));
}

function isAlias(value: unknown): value is Alias {
  return typeof value === 'string' && value.length <= 2100 && SCHEMES.some((scheme) => value.startsWith(`${scheme}:`));
}

/** Where on a feed a paper stood; unknown parts become '' and 0. */
export function checkPlace(value: unknown): Place {
  const raw = plain(value, 'place');
  return { feed: line(raw.feed, 300) ?? '', position: whole(raw.position, 0, 1_000_000) ?? 0 };
}

/** Papers as a page sent them, at most 200, each with its place; throws BadMessage when one of them is none. */
export function checkPlaced(value: unknown): Placed[] {
  return list(value)
    .slice(0, MOST_AT_ONCE)
    .map((one) => {
      const { paper, place } = plain(one, 'paper');
      return { paper: checkFound(paper), place: checkPlace(place) };
    });
}

/** Papers as a page sent them, at most 200; throws BadMessage when one of them is none. */
export function checkManyFound(value: unknown): FoundPaper[] {
  return list(value).slice(0, MOST_AT_ONCE).map(checkFound);
}

/** A rule for cards; throws BadMessage when it is none. */
export function checkCardRule(value: unknown): CardRule {
  const rule = cardRuleOf(value);
  if (typeof rule === 'string') throw new BadMessage('a rule is missing');
  return rule;
}

/** The name of a feed of that host; throws BadMessage for any other. */
export function checkFeed(value: unknown, host?: string): string {
  const feed = line(value, 300);
  const isOf = host === undefined || feed === host || feed?.startsWith(`${host}/`) || feed?.startsWith(`${host}?`);
  if (!feed || !isOf) throw new BadMessage('a feed is missing');
  return feed;
}

/** At most so many cards are weighed at a time. */
const MOST_WEIGHED = 50;

/** Cards as a page sent them, at most 50 to weigh; undefined for each that is no paper. */
export function checkCards(value: unknown, most = MOST_WEIGHED): (FoundPaper | undefined)[] {
  return list(value)
    .slice(0, Math.min(most, MOST_AT_ONCE))
    .map((paper) => {
      try {
        return checkFound(paper);
      } catch (error) {
        if (error instanceof BadMessage) return undefined;
        throw error;
      }
    });
}

/** The name of a further script; throws BadMessage when there is none of that name. */
export function checkFurther(value: unknown): Further {
  const script = FURTHER.find((one) => one === value);
  if (!script) throw new BadMessage('no such script');
  return script;
}

/** Ids of library rows, at most 100 000. */
export function checkRowIds(value: unknown): string[] {
  return list(value)
    .slice(0, 100_000)
    .filter((id): id is string => typeof id === 'string' && id.length <= 64);
}

/** A whole number of at least 0, such as the number of an action. */
export function checkNumber(value: unknown): number {
  const number = whole(value, 0, Number.MAX_SAFE_INTEGER);
  if (number === undefined) throw new BadMessage('a whole number is missing');
  return number;
}

/** A text of at most `max` characters. */
export function checkText(value: unknown, max: number): string {
  if (typeof value !== 'string') throw new BadMessage('a text is missing');
  return value.slice(0, max);
}

/** How well a listing could be read; throws BadMessage when it names none. */
export function checkMet(value: unknown): ListingMet {
  const raw = plain(value, 'listing');
  const site = line(raw.site, 40);
  const listing = line(raw.listing, 80);
  const cards = whole(raw.cards, 0, 1_000_000);
  const unread = whole(raw.unread, 0, 1_000_000);
  if (!site || !listing || cards === undefined || unread === undefined || unread > cards) throw new BadMessage('a listing is missing');
  return { site, listing, cards, unread };
}

/** What was learned, as our own pages send it; throws BadMessage when it is none. */
export function checkModel(value: unknown): RelevanceModel {
  const raw = plain(value, 'model');
  try {
    if (raw.v !== 1) throw new RangeError('of another version');
    return unpack(raw as unknown as PackedModel);
  } catch (error) {
    throw new BadMessage(`a model is not whole: ${error instanceof Error ? error.message : ''}`);
  }
}

/** Match patterns of https hosts, at most 500; others are dropped. */
export function checkPatterns(value: unknown): string[] {
  return list(value)
    .slice(0, 500)
    .filter((one): one is string => typeof one === 'string' && /^https:\/\/(?:\*\.)?[a-z0-9.-]{1,253}\/\*$/.test(one));
}
