import { normalizeId } from '../paper/ids';
import type { WorkType } from '../paper/paper';
import { abstractOf, authorsOf, known, line, list, type Plain, plain, text, yearOf } from './answer';
import type { Answer, Said, Service } from './service';

/** Crossref's kinds of works (api.crossref.org/types) in BibTeX's words. */
const TYPES: Record<string, WorkType> = {
  'journal-article': 'article',
  'proceedings-article': 'inproceedings',
  'book-chapter': 'incollection',
  book: 'book',
  monograph: 'book',
  'edited-book': 'book',
  dissertation: 'phdthesis',
  report: 'techreport',
};

/** `[[2024, 5, 3]]` as `2024-05-03`; undefined where the day is not said. */
function dayIn(date: unknown): string | undefined {
  const [year, month, day] = list(list(plain(date)['date-parts'])[0]).map(Number);
  if (!year || !month || !day) return undefined;
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** What a work of Crossref's says. */
export function saidBy(work: Plain): Said {
  const doi = normalizeId('doi', text(work.DOI));
  const published = work.published ?? work['published-print'] ?? work['published-online'] ?? work.issued;
  return known({
    title: line([list(work.title)[0], list(work.subtitle)[0]].filter(Boolean).join(': ')),
    authors: authorsOf(list(work.author).map(plain)),
    editors: authorsOf(list(work.editor).map(plain)),
    venue: line(list(work['container-title'])[0]),
    type: TYPES[text(work.type)],
    year: yearOf(list(list(plain(published)['date-parts'])[0])[0]),
    date: dayIn(published),
    volume: line(work.volume, 40),
    number: line(work.issue ?? plain(work['journal-issue']).issue, 40),
    pages: line(work.page ?? work['article-number'], 60),
    publisher: line(work.publisher, 300),
    isbn: line(list(work.ISBN)[0], 40),
    issn: line(list(work.ISSN)[0], 40),
    abstract: abstractOf(work.abstract),
    ids: doi ? { doi } : undefined,
  });
}

const dois = (relation: unknown) => list(relation).flatMap((one) => normalizeId('doi', text(plain(one).id)) ?? []);

function answerOf(id: string, work: Plain): Answer {
  const said = saidBy(work);
  const [published] = dois(plain(work.relation)['is-preprint-of']);
  const retracted = list(work['updated-by']).some((one) => /^(?:retraction|withdrawal|removal)$/.test(text(plain(one).type)));
  return known({
    id,
    said: text(work.type) === 'posted-content' ? known({ ...said, publisher: undefined, type: undefined }) : said,
    gone: retracted || /^(?:retracted|withdrawn)\b[: ]/i.test(said.title ?? '') ? ('retracted' as const) : undefined,
    candidate: published
      ? { service: 'crossref', by: 'id-link' as const, said: { title: said.title ?? '', ids: { doi: published } } }
      : undefined,
  });
}

/** Crossref's works (www.crossref.org/documentation/retrieve-metadata/rest-api): five requests a second and no more than one at a time. */
export const crossref: Service = {
  id: 'crossref',
  name: 'Crossref',
  origin: 'https://api.crossref.org/*',
  base: 'https://api.crossref.org',
  gap: 250,
  atOnce: 1,
  knows: ({ ids }) => ids.doi !== undefined,
  async ask([paper], get, base) {
    if (!paper?.ids.doi) return [];
    const work = plain(plain(await get(`${base}/works/${encodeURIComponent(paper.ids.doi)}`, 'json')).message);
    // The name asked for is the proof that the answer is of this paper.
    return normalizeId('doi', text(work.DOI)) === paper.ids.doi ? [answerOf(paper.id, work)] : [];
  },
};
