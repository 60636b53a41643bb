import { idsOf } from '../paper/ids';
import { type FactName, type FoundPaper, isUntitled, type Paper } from '../paper/paper';
import { titleLikeness } from './likeness';
import type { Answer, Asked, Service } from './service';

/** What an entry of a preprint, and of a published paper, cannot do without. */
const PREPRINT: readonly FactName[] = ['authors', 'date', 'categories'];
const PUBLISHED: readonly FactName[] = ['authors', 'year', 'venue'];

/** The facts a record still lacks for its entry. */
export function lacking(paper: Paper): FactName[] {
  const { arxiv, doi } = idsOf(paper.aliases);
  const wanted = arxiv && !doi && !paper.venue ? PREPRINT : PUBLISHED;
  return wanted.filter((field) => paper[field] === undefined);
}

/** A paper as a service is asked about it. */
export function askedOf(paper: Paper): Asked {
  const { id, title, authors, year } = paper;
  return { id, ids: idsOf(paper.aliases), title, ...(authors && { authors }), ...(year && { year }) };
}

/** The services that can say more of a paper, in the order they should be asked. */
export function ladder(paper: Paper, services: readonly Service[]): Service[] {
  const asked = askedOf(paper);
  return services.filter((service) => service.knows(asked));
}

/** Titles less alike than this are of two works: the service, or an id, is mistaken. */
const ANOTHER = 0.4;

/** What a service said as the store takes it; undefined when it speaks of another work. */
export function foundIn(paper: Paper, service: string, { said }: Answer): FoundPaper | undefined {
  if (!said) return undefined;
  // A paper that is known by its id alone has no title yet that could speak against the service's.
  if (said.title !== undefined && !isUntitled(paper) && titleLikeness(paper.title, said.title) < ANOTHER) return undefined;
  const { ids = {}, title = paper.title, ...facts } = said;
  return { ...facts, title, ids, site: service };
}
