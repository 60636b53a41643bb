import { aliasesOf } from '../paper/ids';
import type { FoundPaper } from '../paper/paper';
import { LIMITS } from '../paper/text';
import { known, yearOf } from './answer';
import { authorsIn } from './feed-authors';
import { addressesOf, categoriesOf, type Entry, entryOf, journalOf } from './feed-entry';
import { idsOfName, idsOfProse, pageOf, together, versionIn } from './feed-ids';
import { dayIn, lineOf, paragraphsOf } from './feed-text';
import { inside, readXml, type XmlElement } from './feed-xml';
import { LookupError } from './polite';

/** Why arXiv lists a paper on a day (info.arxiv.org/help/rss_specifications.html). */
export const ANNOUNCEMENTS = ['new', 'cross', 'replace', 'replace-cross'] as const;
export type Announcement = (typeof ANNOUNCEMENTS)[number];

/**
 * A paper as a feed lists it. `url` is where the feed sends its readers, always plain http(s); `published` the day the feed gives it,
 * `YYYY-MM-DD`; `rank` its place in the feed, from 1.
 */
export interface FeedPaper {
  found: FoundPaper;
  url: string;
  published?: string;
  rank: number;
  upvotes?: number;
  announced?: Announcement;
}

/** Entries of one feed that are read, arXiv's own most for a day. */
export const MOST_PAPERS = 2000;
/** Names and addresses of one entry that are looked at. */
const MOST_NAMES = 20;

const ARXIV_ABSTRACT = /^\s*arXiv:(\S{1,40})\s+Announce Type:\s*([a-z-]{1,20})\s*(?:Abstract:\s*)?/i;
/** What arXiv's feeds had behind each title until 2024, and copies of them still have. */
const ARXIV_IN_TITLE = /\.?\s*\(arXiv:(\S{1,40})(?:\s+\[[^\][]{1,40}\])?(?:\s+UPDATED)?\)$/;

function paperOf(entry: Entry, base: string, rank: number): FeedPaper | undefined {
  const { first, all } = entry;
  const whole = lineOf(first('title', 'dc:title', 'prism:title'), LIMITS.title);
  const inTitle = ARXIV_IN_TITLE.exec(whole);
  const title = whole.slice(0, inTitle?.index).trim();
  if (!title) return undefined;
  const said = first('description', 'summary', 'dc:description', 'content:encoded', 'content', 'media:description');
  const arxiv = ARXIV_ABSTRACT.exec(said);
  const addresses = addressesOf(entry, base).slice(0, MOST_NAMES);
  const dois = all('prism:doi', 'arxiv:doi', 'arxiv:DOI', 'doi');
  const names = [...all('guid', 'id', 'dc:identifier'), ...dois.map((doi) => doi.replace(/^\s*(?=10\.)/, 'doi:'))].slice(0, MOST_NAMES);
  const arxivNames = [arxiv?.[1], inTitle?.[1]].flatMap((name) => (name ? [`arXiv:${name}`] : []));
  const told = together([...arxivNames, ...names, ...addresses].map(idsOfName));
  const ids = Object.keys(told).length > 0 ? told : idsOfProse(said.slice(0, LIMITS.abstract));
  const url = addresses[0] ?? pageOf(ids);
  if (!url) return undefined;
  const dates = all('prism:publicationDate', 'prism:coverDate', 'dc:date', 'published', 'pubDate', 'dcterms:created');
  const date = dates.map(dayIn).find(Boolean);
  const abstract = paragraphsOf(said.slice(arxiv?.[0].length ?? 0), LIMITS.abstract).replace(/^Abstract[.:\s]+/i, '');
  const announced = (first('arxiv:announce_type').trim() || arxiv?.[2] || '').toLowerCase();
  const found: FoundPaper = known({
    ids,
    site: 'web',
    title,
    url,
    authors: authorsIn(entry.element, ids.arxiv !== undefined),
    // The day arXiv announces a version is not the day the paper appeared.
    ...(!ids.arxiv && { date, year: yearOf(date) ?? dates.map(yearOf).find(Boolean) }),
    ...journalOf(entry),
    categories: categoriesOf(entry, ids),
    abstract: abstract || undefined,
    version: versionIn(ids, [...arxivNames, ...names, ...addresses]),
  });
  const published = date ?? dayIn(first('updated'));
  return known({ found, url, published, rank, announced: ANNOUNCEMENTS.find((one) => one === announced) });
}

/** The elements that hold a feed's title and entries, by the kind of feed; [] when the text is none. */
function holdersOf(top: XmlElement): XmlElement[] {
  return inside(top, 'feed', 'rss', 'rdf:RDF', 'RDF').flatMap((root) => [...inside(root, 'channel'), root]);
}

/**
 * The papers of an RSS 2.0, RSS 1.0 or Atom feed in its order, at most 2 000, none twice; `at` is the address it was read from. Entries
 * without a title, or with neither an address nor a name, are left out. Throws LookupError `bad-answer` for a text that is no feed.
 */
export function readFeed(text: string, at: string): { title: string; papers: FeedPaper[] } {
  const top = readXml(text);
  const holders = holdersOf(top);
  if (holders.length === 0) throw new LookupError('bad-answer', 'Its answer is no feed.');
  const isAtom = inside(top, 'feed').length > 0;
  const titles = holders.map((holder) => lineOf(entryOf(holder, isAtom).first('title'), LIMITS.venue));
  const taken = new Set<string>();
  const papers: FeedPaper[] = [];
  for (const element of holders.flatMap((holder) => inside(holder, 'item', 'entry')).slice(0, MOST_PAPERS)) {
    const paper = paperOf(entryOf(element, isAtom), at, papers.length + 1);
    const aliases = paper ? aliasesOf(paper.found.ids, paper.found.url) : [];
    if (!paper || aliases.some((alias) => taken.has(alias))) continue;
    for (const alias of aliases) taken.add(alias);
    papers.push(paper);
  }
  return { title: titles.find(Boolean) ?? '', papers };
}
