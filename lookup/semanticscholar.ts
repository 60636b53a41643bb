import { normalizeId, normalizeIds } from '../paper/ids';
import { abstractOf, authorsOf, dayOf, known, line, list, type Plain, plain, text, yearOf } from './answer';
import type { Answer, Asked, Service } from './service';

const FIELDS = 'externalIds,title,authors,year,venue,publicationDate,publicationTypes,journal,abstract';

/** How Semantic Scholar wants a paper named, by the best name there is. */
function nameOf({ ids }: Asked): string | undefined {
  if (ids.s2) return ids.s2;
  if (ids.arxiv) return `ARXIV:${ids.arxiv}`;
  if (ids.doi) return `DOI:${ids.doi}`;
  if (ids.acl) return `ACL:${ids.acl.toUpperCase().startsWith('2') ? ids.acl : ids.acl.toUpperCase()}`;
  if (ids.pmid) return `PMID:${ids.pmid}`;
  return ids.pmcid && `PMCID:${ids.pmcid.slice(3)}`;
}

function answerOf(paper: Asked, record: Plain): Answer | undefined {
  const external = plain(record.externalIds);
  const ids = normalizeIds({
    arxiv: text(external.ArXiv),
    doi: text(external.DOI),
    acl: text(external.ACL),
    pmid: text(external.PubMed),
    s2: text(record.paperId),
    dblp: text(external.DBLP),
  });
  const same = Object.entries(paper.ids).some(([scheme, id]) => ids[scheme as keyof typeof ids] === id);
  if (!same) return undefined;
  const title = line(record.title);
  const venue = line(record.venue, 300);
  const doi = normalizeId('doi', text(external.DOI));
  const isPublished = doi !== undefined && !doi.startsWith('10.48550/') && paper.ids.arxiv !== undefined && paper.ids.doi === undefined;
  return known({
    id: paper.id,
    // Of a preprint that has appeared, it gives the one's venue with the other's year: neither is taken as the paper's own.
    said: known({
      title,
      authors: authorsOf(list(record.authors).map((author) => text(plain(author).name))),
      ...(paper.ids.arxiv ? {} : { year: yearOf(record.year), date: dayOf(record.publicationDate), venue }),
      abstract: abstractOf(record.abstract),
      ids: paper.ids.arxiv ? { ...ids, doi: undefined } : ids,
    }),
    candidate: isPublished
      ? { service: 'semanticscholar', by: 'id-link' as const, said: known({ title: title ?? paper.title, venue, ids: { doi } }) }
      : undefined,
  });
}

/** Semantic Scholar's batch (api.semanticscholar.org/api-docs): without a key all share one pool, so rarely and many at once. */
export const semanticscholar: Service = {
  id: 'semanticscholar',
  name: 'Semantic Scholar',
  origin: 'https://api.semanticscholar.org/*',
  base: 'https://api.semanticscholar.org',
  gap: 3000,
  atOnce: 500,
  knows: (paper) => nameOf(paper) !== undefined,
  async ask(papers, get, base) {
    const named = papers.flatMap((paper) => {
      const name = nameOf(paper);
      return name ? [{ paper, name }] : [];
    });
    const records = list(await get(`${base}/graph/v1/paper/batch?fields=${FIELDS}`, 'json', { ids: named.map(({ name }) => name) }));
    return named.flatMap(({ paper }, at) => answerOf(paper, plain(records[at])) ?? []);
  },
};
