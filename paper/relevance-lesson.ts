import type { Annotation } from './annotation';
import { arxivYear, idsOf } from './ids';
import type { Paper } from './paper';
import type { RelevanceText } from './relevance-reading';

/** What an annotation says of whether papers like this one are wanted. */
export type Verdict = 'wanted' | 'unwanted' | 'nothing';

/** A paper to learn from. */
export interface Lesson {
  id: string;
  text: RelevanceText;
  verdict: Verdict;
  tags: readonly string[];
  /** When it came out, as far as that is known, or else when it was met (ms since 1970). */
  at: number;
}

/** Ratings and statuses there must be before anything is learned. */
export const LEAST_SAID = 20;

/** Whether a rating or a status was given. */
export const isSaid = ({ rating, status }: Pick<Annotation, 'rating' | 'status'>): boolean => rating > 0 || status !== '';

/** A rating of 4 or 5 wants more of it and one of 1 or 2 does not, whatever else was said; then a paper set aside is unwanted, and one on the way to being read, or tagged, is wanted. */
export function verdictOf({ rating, status, tags }: Pick<Annotation, 'rating' | 'status' | 'tags'>): Verdict {
  if (rating > 0) return rating >= 4 ? 'wanted' : rating <= 2 ? 'unwanted' : 'nothing';
  if (status === 'dismissed') return 'unwanted';
  return status !== '' || tags.length > 0 ? 'wanted' : 'nothing';
}

/** What of a paper is read, as relevance reads it. */
export function textOf(paper: Pick<Paper, 'title' | 'authors' | 'categories'>, abstract: string | undefined): RelevanceText {
  return { title: paper.title, abstract, authors: paper.authors?.map(({ name }) => name), categories: paper.categories };
}

/** When a paper came out: by its date, the month in its arXiv id, or its year; `otherwise` when nothing of it is known. */
export function cameOut({ date, year, aliases }: Pick<Paper, 'date' | 'year' | 'aliases'>, otherwise: number): number {
  const day = date ? Date.parse(date) : Number.NaN;
  if (!Number.isNaN(day)) return day;
  const { arxiv = '' } = idsOf(aliases);
  const announced = arxivYear(arxiv);
  if (announced !== undefined) return Date.UTC(announced, Number(/\d{2}(\d{2})/.exec(arxiv)?.[1]) - 1);
  return year === undefined ? otherwise : Date.UTC(year, 6);
}

/** A paper of the library, with what was said of it, as a lesson. */
export function lessonOf(paper: Paper, said: Pick<Annotation, 'rating' | 'status' | 'tags'>, abstract: string | undefined): Lesson {
  const { id, addedAt } = paper;
  return { id, text: textOf(paper, abstract), verdict: verdictOf(said), tags: said.tags, at: cameOut(paper, addedAt) };
}
