import { aliasesOf, normalizeIds } from '../paper/ids';
import type { Author, Facts, Paper, Source } from '../paper/paper';
import { authorsOverlap, familyOf, titleLikeness } from './likeness';
import type { Candidate, Said } from './service';

/** Why a candidate is believed or not. `title` and `authors` from 0 to 1; `years` is its year less the preprint's. */
export interface Evidence {
  by: Candidate['by'];
  service: string;
  title: number;
  authors: number | null;
  firstAuthor: boolean | null;
  years: number | null;
}

/** A title as like as this is the same but for a word or a sign. */
const TITLE = 0.95;
/** Below this, even records that name each other are not of one work, unless their authors are: somebody's slip. */
const ANOTHER = 0.5;
const AUTHORS = 0.5;

type Preprint = Pick<Facts, 'title' | 'authors' | 'year'>;

/** What speaks for and against a candidate. */
export function evidenceOf(paper: Preprint, { by, service, said }: Candidate): Evidence {
  const [ours, theirs]: (readonly Author[] | undefined)[] = [paper.authors, said.authors];
  const both = ours && theirs && ours.length > 0 && theirs.length > 0;
  const [first, other] = [ours?.[0], theirs?.[0]];
  return {
    by,
    service,
    title: titleLikeness(paper.title, said.title),
    authors: both ? authorsOverlap(ours, theirs) : null,
    firstAuthor: both && first && other ? familyOf(first) === familyOf(other) : null,
    years: said.year !== undefined && paper.year !== undefined ? said.year - paper.year : null,
  };
}

/** A record whose DOI is still arXiv's is the preprint itself, whatever venue it names. */
const isPreprint = (said: Said) =>
  /^10\.48550\//i.test(said.ids?.doi ?? '') || (said.ids?.doi === undefined && said.ids?.arxiv !== undefined);

/**
 * Whether a candidate is worth showing, and whether it may be accepted unasked. Likeness takes the title, the first author, half
 * of the authors and a year from one before to three after; and it is never certain. An id that links both is certain unless
 * title or authors speak against it.
 */
export function judge(paper: Preprint, candidate: Candidate): 'certain' | 'likely' | 'no' {
  const { by, title, authors, firstAuthor, years } = evidenceOf(paper, candidate);
  if (isPreprint(candidate.said) || (!candidate.said.venue && !candidate.said.ids?.doi)) return 'no';
  const fits = years === null || (years >= -1 && years <= 3);
  if (by === 'id-link') {
    if (authors === 0 || (title < ANOTHER && (authors ?? 0) < AUTHORS)) return 'no';
    return title >= TITLE && fits ? 'certain' : 'likely';
  }
  return title >= TITLE && firstAuthor === true && authors !== null && authors >= AUTHORS && years !== null && fits ? 'likely' : 'no';
}

/** The facts of a published paper that take the preprint's place. Its title and authors stay as they were: the reader knows it by them. */
const TAKEN = ['venue', 'year', 'date', 'type', 'volume', 'number', 'pages', 'publisher', 'editors', 'series', 'isbn', 'issn'] as const;

/** The paper as published: the candidate's facts are its own now, what they replace is kept beside them, and so are the preprint's id and the citation key. */
export function accept(paper: Paper, { service, said }: Candidate, at: number): Paper {
  const source: Source = { from: service, at };
  const out: Paper = { ...paper, sources: { ...paper.sources } };
  const also = [...(paper.also ?? [])];
  for (const field of TAKEN) {
    const value = said[field];
    if (value === undefined || out.sources[field]?.from === 'reader') continue;
    const before = out[field];
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(value))
      also.push({ field, value: before, ...(out.sources[field] ?? source) });
    Object.assign(out, { [field]: value });
    out.sources[field] = source;
  }
  if (said.year !== undefined && said.date === undefined && out.sources.date?.from !== 'reader') {
    // The day of the preprint would contradict the year of the paper.
    delete out.date;
    delete out.sources.date;
  }
  const fresh = aliasesOf(normalizeIds(said.ids ?? {})).filter((alias) => !paper.aliases.includes(alias));
  out.aliases = [...paper.aliases, ...fresh];
  if (also.length > 0) out.also = also.slice(-20);
  return out;
}
