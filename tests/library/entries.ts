import type { Entry } from '../../components/filter';
import { type Annotation, unannotated } from '../../paper/annotation';
import { newPaper, type Paper } from '../../paper/paper';

/** An entry with a made-up paper; what matters to a test is given. */
export function entry(id: string, paper: Partial<Paper> = {}, said: Partial<Annotation> = {}): Entry {
  const found = { ids: { arxiv: '2401.00001' }, site: 'arxiv', title: `Paper ${id}`, authors: [{ name: 'Ada Lovelace' }] };
  return { paper: { ...newPaper(found, id, `key${id}`, 1_700_000_000_000), ...paper }, annotation: { ...unannotated(id), ...said } };
}

/** Ids of entries, in order. */
export const ids = (entries: readonly Entry[]) => entries.map(({ paper }) => paper.id);
