import { normalizeId } from '../paper/ids';
import { abstractOf, authorsOf, known, line, list, type Plain, plain, text, yearOf } from './answer';
import type { FeedPaper } from './feed';
import { LookupError } from './polite';
import type { Said, Service } from './service';

/** A member of a note's content, which the second API wraps in `{value}` and the first does not. */
const member = (content: Plain, name: string): unknown => {
  const value = content[name];
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
};

/** Words of a venue that is a decision not taken, or one against. */
const NOT_PUBLISHED = /submitted to|under review|withdrawn|rejected|desk reject/i;

/** The venue as a note names it, decided or not. */
const venueOf = (content: Plain) => line(member(content, 'venue'), 300);

function saidIn(content: Plain): Said {
  const venue = venueOf(content);
  const appeared = venue && !NOT_PUBLISHED.test(venue) ? venue : undefined;
  return known<Said>({
    title: line(member(content, 'title')),
    authors: authorsOf(list(member(content, 'authors')).map(text)),
    abstract: abstractOf(member(content, 'abstract')),
    venue: appeared,
    year: appeared ? yearOf(/\b(?:19|20)\d\d\b/.exec(appeared)?.[0]) : undefined,
    type: appeared ? (/journal|TMLR|transactions/i.test(appeared) ? 'article' : 'inproceedings') : undefined,
  });
}

/** The day of a time in ms since 1970; undefined for what is none. */
const dayAt = (time: unknown): string | undefined =>
  typeof time === 'number' && Math.abs(time) < 4e12 ? new Date(time).toISOString().slice(0, 10) : undefined;

/** The papers of a venue in an answer of `/notes`, in its order. Throws LookupError `bad-answer` for what is no such answer. */
export function venuePapers(answer: unknown, venue: string): FeedPaper[] {
  const { notes } = plain(answer);
  const papers = list(notes).flatMap((one, at): FeedPaper[] => {
    const note = plain(one);
    const content = plain(note.content);
    const id = normalizeId('openreview', text(note.forum ?? note.id));
    const said = saidIn(content);
    if (!id || !said.title || member(content, 'venueid') !== venue) return [];
    const url = `https://openreview.net/forum?id=${id}`;
    return [
      known({
        found: { ...said, title: said.title, ids: { openreview: id }, site: 'openreview', url },
        url,
        published: dayAt(note.pdate ?? note.odate ?? note.cdate),
        rank: at + 1,
      }),
    ];
  });
  if (!Array.isArray(notes) || (notes.length > 0 && papers.length === 0))
    throw new LookupError('bad-answer', 'Its answer holds no papers of that venue.');
  return papers;
}

/** OpenReview's notes (docs.openreview.net/reference/api-v2): anonymous readers may meet a bot check, which counts as no answer. */
export const openreview: Service = {
  id: 'openreview',
  name: 'OpenReview',
  origin: 'https://api2.openreview.net/*',
  base: 'https://api2.openreview.net',
  gap: 2000,
  atOnce: 1,
  knows: ({ ids }) => ids.openreview !== undefined,
  async ask([paper], get, base) {
    if (!paper?.ids.openreview) return [];
    const answer = plain(await get(`${base}/notes?id=${encodeURIComponent(paper.ids.openreview)}`, 'json'));
    const note = list(answer.notes)
      .map(plain)
      .find((one) => one.id === paper.ids.openreview);
    if (!note) return [];
    const content = plain(note.content);
    return [
      known({
        id: paper.id,
        said: { ...saidIn(content), ids: { openreview: paper.ids.openreview } },
        gone: /withdrawn/i.test(venueOf(content) ?? '') ? ('withdrawn' as const) : undefined,
      }),
    ];
  },
};
