import type { Page } from '@playwright/test';
import type { Annotation } from '../../../paper/annotation';
import type { Paper } from '../../../paper/paper';
import { rowsOf } from './ask';

/** A paper and what was said of it, without what may differ from device to device. */
export interface Said {
  title: string;
  aliases: string[];
  citekey: string;
  tags: string[];
  rating: number;
  status: string;
  note: string;
}

/** What a library says of each paper, by title, whatever its rows are called. */
export function saidOf(papers: readonly Paper[], annotations: readonly Annotation[]): Said[] {
  const of = new Map(annotations.map((one) => [one.id, one]));
  const shown = papers.map(({ id, title, aliases, citekey }) => {
    const { tags = [], rating = 0, status = '', note = '' } = of.get(id) ?? {};
    return { title, aliases: aliases.toSorted(), citekey, tags, rating, status, note };
  });
  return shown.sort((a, b) => (a.title < b.title ? -1 : 1));
}

/** What the library of a browser says, read in one of our own pages. */
export const saidIn = async (page: Page): Promise<Said[]> =>
  saidOf(await rowsOf<Paper>(page, 'papers'), await rowsOf<Annotation>(page, 'annotations'));
