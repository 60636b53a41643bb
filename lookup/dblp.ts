import type { WorkType } from '../paper/paper';
import { authorsOf, known, line, list, plain, text, yearOf } from './answer';
import type { Service } from './service';

const TYPES: Record<string, WorkType> = {
  'Journal Articles': 'article',
  'Conference and Workshop Papers': 'inproceedings',
  'Parts in Books or Collections': 'incollection',
  'Books and Theses': 'book',
};

/** DBLP's search (dblp.org/faq/How+to+use+the+dblp+search+API.html) by DOI: a bonus, since a bot check has stood before it since autumn 2026. */
export const dblp: Service = {
  id: 'dblp',
  name: 'DBLP',
  origin: 'https://dblp.org/*',
  base: 'https://dblp.org',
  gap: 2000,
  atOnce: 1,
  knows: ({ ids }) => ids.doi !== undefined,
  async ask([paper], get, base) {
    if (!paper?.ids.doi) return [];
    const answer = plain(await get(`${base}/search/publ/api?format=json&h=5&q=${encodeURIComponent(`doi:${paper.ids.doi}`)}`, 'json'));
    const hits = list(plain(plain(answer.result).hits).hit).map((hit) => plain(plain(hit).info));
    const info = hits.find((one) => text(one.doi).toLowerCase() === paper.ids.doi);
    if (!info) return [];
    const authors = plain(info.authors).author;
    return [
      {
        id: paper.id,
        said: known({
          title: line(text(info.title).replace(/\.$/, '')),
          // Homonyms are told apart by a number that is no part of the name.
          authors: authorsOf((Array.isArray(authors) ? authors : [authors]).map((one) => text(plain(one).text).replace(/ \d{4}$/, ''))),
          venue: line(info.venue, 300),
          year: yearOf(info.year),
          volume: line(info.volume, 40),
          number: line(info.number, 40),
          pages: line(info.pages, 60),
          type: TYPES[text(info.type)],
          ids: known({ doi: paper.ids.doi, dblp: text(info.key) || undefined }),
        }),
      },
    ];
  },
};
