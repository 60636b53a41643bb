import { namesOf } from '../paper/named';
import { type Digest, type DigestPaper, entryOf, isDay, sectionsOf, startOf } from './digest';
import { oneLine } from './latex';
import { givenFirst, peopleOf } from './plain-text';
import { escapeXml } from './xml-text';

/** Ids by RFC 4151, under a name nobody else can hold (`.invalid`, RFC 2606): the same on every day and device. */
const tag = (name: string) => `tag:offprint.invalid,2026:${encodeURI(name.toWellFormed()).replaceAll('#', '%23')}`;

/** The first moment of a digest's day, as Atom writes it. */
const timeOf = (digest: Digest) => startOf(digest).toISOString().replace('.000Z', 'Z');

/** What a paper is known by in every digest: the first of its names, else its title. */
function idOf({ found, url }: DigestPaper): string {
  const [name] = namesOf({ ...found, url: found.url ?? url });
  return tag(name ?? `title:${found.title}`);
}

const element = (name: string, text: string, attributes = '') => `<${name}${attributes}>${escapeXml(text)}</${name}>`;

function entry(id: string, paper: DigestPaper, feeds: readonly string[], updated: string): string {
  const { title, why, link, abstract } = entryOf(paper);
  const { date = '' } = paper.found;
  const lines = [
    element('id', id),
    element('title', title),
    element('updated', updated),
    isDay(date) ? element('published', `${date}T00:00:00Z`) : '',
    ...peopleOf(paper.found.authors).names.map((name) => `<author>${element('name', givenFirst(name))}</author>`),
    link && `<link rel="alternate" href="${escapeXml(link)}"/>`,
    ...feeds.map((feed) => `<category term="${escapeXml(feed)}"/>`),
    // An entry without a link must have content, even none (RFC 4287, section 4.1.2).
    element('content', [why && `Why: ${why}`, abstract].filter(Boolean).join('\n\n'), ' type="text"'),
  ];
  return `<entry>\n${lines
    .filter(Boolean)
    .map((line) => `  ${line}\n`)
    .join('')}</entry>\n`;
}

/**
 * A digest as an Atom feed (RFC 4287), those of `earlier` days below it: each paper once, on the last day that lists it, with
 * the feeds it came from there as categories. The same digests give the same bytes; ids stay the same from day to day. RangeError for a day that is none.
 */
export function writeDigestAtom(digest: Digest, earlier: readonly Digest[] = []): string {
  const updated = timeOf(digest);
  const title = oneLine(digest.title) || 'Digest';
  const papers = new Map<string, { paper: DigestPaper; feeds: Set<string>; at: string }>();
  for (const one of [digest, ...earlier])
    for (const { feed, papers: listed } of sectionsOf(one))
      for (const paper of listed) {
        const id = idOf(paper);
        const at = timeOf(one);
        const known = papers.get(id) ?? { paper, feeds: new Set(), at };
        if (known.at === at) known.feeds.add(feed);
        papers.set(id, known);
      }
  const entries = [...papers].map(([id, { paper, feeds, at }]) => entry(id, paper, [...feeds], at));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
${element('id', tag(`digest:${title}`))}
${element('title', title)}
${element('updated', updated)}
<author><name>Offprint</name></author>
<generator>Offprint</generator>
${entries.join('')}</feed>
`;
}
