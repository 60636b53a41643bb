import type { Alias } from '../paper/ids';
import type { Library } from './schema';

/** Which of these names belong to papers of the library. */
export async function namesIn(db: Library, names: readonly Alias[]): Promise<Set<Alias>> {
  const wanted = new Set(names);
  const papers = await db.papers
    .where('aliases')
    .anyOf([...wanted])
    .distinct()
    .toArray();
  return new Set(papers.flatMap(({ aliases }) => aliases.filter((alias) => wanted.has(alias))));
}
