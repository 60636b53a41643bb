import { abstractOf, authorsOf, known, line, list, type Plain, plain, text, yearOf } from './answer';
import type { Service } from './service';

/** A member of a note's content, which the second API wraps in `{value}` and the first does not. */
const member = (content: Plain, name: string): unknown => {
  const value = content[name];
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
};

/** Words of a venue that is a decision not taken, or one against. */
const NOT_PUBLISHED = /submitted to|under review|withdrawn|rejected|desk reject/i;

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
    const venue = line(member(content, 'venue'), 300);
    const appeared = venue && !NOT_PUBLISHED.test(venue) ? venue : undefined;
    return [
      known({
        id: paper.id,
        said: known({
          title: line(member(content, 'title')),
          authors: authorsOf(list(member(content, 'authors')).map(text)),
          abstract: abstractOf(member(content, 'abstract')),
          venue: appeared,
          year: appeared ? yearOf(/\b(?:19|20)\d\d\b/.exec(appeared)?.[0]) : undefined,
          type: appeared ? (/journal|TMLR|transactions/i.test(appeared) ? ('article' as const) : ('inproceedings' as const)) : undefined,
          ids: { openreview: paper.ids.openreview },
        }),
        gone: /withdrawn/i.test(venue ?? '') ? ('withdrawn' as const) : undefined,
      }),
    ];
  },
};
