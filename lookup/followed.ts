import { idsInUrl } from '../paper/link-ids';
import { safeUrl } from '../paper/text';
import { type FeedPaper, readFeed } from './feed';
import { dailyPapers } from './huggingface';
import { venuePapers } from './openreview';
import type { Polite } from './polite';

/** The kinds of feeds a reader may follow. */
export const FEED_KINDS = ['huggingface-daily', 'huggingface-trending', 'arxiv', 'openreview', 'feed'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/**
 * A feed the reader follows. `of` says which of its kind: arXiv categories with `+` between them, the id of an OpenReview venue, the
 * address of any other feed; `''` for the lists of Hugging Face.
 */
export interface Followed {
  kind: FeedKind;
  of: string;
}

/** Notes one answer of OpenReview may hold: of a thousand the answer would be larger than any that is read. */
const MOST_NOTES = 500;

/** arXiv's archives (arxiv.org/category_taxonomy), those with subjects in small letters last. */
const CATEGORY =
  /^(?:(astro-ph|cs|econ|eess|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|nlin|nucl-ex|nucl-th|q-bio|q-fin|quant-ph|stat)(\.[a-z]{2})?|(cond-mat|physics)(\.[a-z]+(?:-[a-z]+)*)?)$/i;

function categoryOf(typed: string): string | undefined {
  const [, archive, subject = '', lower, lowerSubject = ''] = CATEGORY.exec(typed) ?? [];
  if (archive) return archive.toLowerCase() + subject.toUpperCase();
  return lower && (lower + lowerSubject).toLowerCase();
}

/** Categories with spaces, commas or `+` between them; undefined when one of them is none. */
function arxivOf(typed: string): Followed | undefined {
  const categories = typed.split(/[\s,+]+/).map(categoryOf);
  return categories.includes(undefined) ? undefined : { kind: 'arxiv', of: [...new Set(categories)].join('+') };
}

const VENUE = /^(?![~.])[\w.&-]{1,100}(?:\/[\w.&-]{1,100}){0,6}$/;
function venueOf(id: string): Followed | undefined {
  const venue = id.replace(/\/-\/.*$/, '');
  return VENUE.test(venue) ? { kind: 'openreview', of: venue } : undefined;
}

const daily: Followed = { kind: 'huggingface-daily', of: '' };
const trending: Followed = { kind: 'huggingface-trending', of: '' };

/** What an address of a site that is known stands for; null when it may be a feed like any other. */
function known(url: URL): Followed | undefined | null {
  const host = url.hostname.replace(/^www\./, '');
  const path = url.pathname.replace(/\/$/, '');
  if (/(?:^|\.)arxiv\.org$/.test(host)) {
    const category = /^\/(?:list|rss|atom|catchup|archive)\/([^/]{1,100})/.exec(path)?.[1];
    if (category) return arxivOf(category.replace(/%2b/gi, '+'));
    // Feeds of one author, and of a search.
    return /\.atom2?$|^\/api\/query$/.test(path) ? null : undefined;
  }
  if (host === 'huggingface.co' || host === 'hf.co') {
    if (path === '/papers/trending') return trending;
    if (path === '/api/daily_papers') return url.searchParams.get('sort') === 'trending' ? trending : daily;
    return /^\/papers(?:\/(?:date|week|month)\/[\w-]+)?$/.test(path) ? daily : null;
  }
  if (host === 'openreview.net') return venueOf(url.searchParams.get(path === '/submissions' ? 'venue' : 'id') ?? '');
  return null;
}

/**
 * The feed that somebody means who typed or pasted this: arXiv categories, the page of a list or venue, or the address of a feed.
 * Addresses without `https` get it. Undefined for what is none, such as the page of one paper.
 */
export function followOf(typed: string): Followed | undefined {
  const text = typed.trim();
  const categories = arxivOf(text.replace(/^arxiv:?\s*/i, ''));
  if (categories) return categories;
  if (/^[A-Z][\w-]+\.cc\/\d{4}\/[\w./-]+$/.test(text)) return venueOf(text);
  const bare = text.replace(/^feed:(?:\/\/)?/i, '').replace(/^http:/i, 'https:');
  const safe = safeUrl(/^(?:[\w-]+\.)+[a-z]{2,}\//i.test(bare) ? `https://${bare}` : bare);
  if (!safe) return undefined;
  const url = new URL(safe);
  if (Object.keys(idsInUrl(url)).length > 0) return undefined;
  const meant = known(url);
  if (meant !== null) return meant;
  url.hash = '';
  return { kind: 'feed', of: url.href };
}

/** Where a feed is read. */
export function addressOf({ kind, of }: Followed): string {
  if (kind === 'huggingface-daily') return 'https://huggingface.co/api/daily_papers?limit=100';
  if (kind === 'huggingface-trending') return 'https://huggingface.co/api/daily_papers?sort=trending&limit=100';
  // `+` parts categories there (info.arxiv.org/help/rss.html).
  if (kind === 'arxiv') return `https://rss.arxiv.org/atom/${of}`;
  if (kind === 'openreview') return `https://api2.openreview.net/notes?content.venueid=${encodeURIComponent(of)}&limit=${MOST_NOTES}`;
  return of;
}

/** The match pattern of the host that must be allowed before a feed is read; match patterns have no ports. */
export function hostOf(followed: Followed): string {
  return `https://${new URL(addressOf(followed)).hostname}/*`;
}

/** What a feed is called until it says its own title. */
export function nameOf({ kind, of }: Followed): string {
  if (kind === 'huggingface-daily') return 'Hugging Face daily papers';
  if (kind === 'huggingface-trending') return 'Hugging Face trending papers';
  if (kind === 'arxiv') return `arXiv ${of.split('+').join(', ')}`;
  if (kind === 'openreview') return `OpenReview ${of}`;
  return of.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

/** What a feed listed when it was read: its own title, `''` when it gives none, and its papers in its order. */
export interface FeedRead {
  title: string;
  papers: FeedPaper[];
}

async function listOf(followed: Followed, polite: Polite): Promise<FeedRead> {
  const address = addressOf(followed);
  const { kind, of } = followed;
  if (kind === 'openreview') return { title: '', papers: venuePapers(await polite.get(address, 'json'), of) };
  if (kind === 'huggingface-daily' || kind === 'huggingface-trending')
    return { title: '', papers: dailyPapers(await polite.get(address, 'json')) };
  const { title, papers } = readFeed(String(await polite.get(address, 'text')), address);
  if (kind === 'feed') return { title, papers };
  return { title: '', papers: papers.map((paper) => ({ ...paper, found: { ...paper.found, site: 'arxiv' } })) };
}

/**
 * What a feed lists now. `now` (ms since 1970) is today: a feed that dates a paper later than tomorrow does not say when it was published.
 * Throws LookupError, `bad-answer` for an answer that makes no sense.
 */
export async function readFollowed(followed: Followed, polite: Polite, now: number): Promise<FeedRead> {
  const tomorrow = new Date(now + 86_400_000).toISOString().slice(0, 10);
  const { title, papers } = await listOf(followed, polite);
  return { title, papers: papers.map(({ published, ...paper }) => (published && published <= tomorrow ? { ...paper, published } : paper)) };
}
