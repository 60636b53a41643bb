import { idsOf } from '../paper/ids';
import type { Paper } from '../paper/paper';
import { safeUrl } from '../paper/text';

const path = (id: string) => encodeURI(id.toWellFormed()).replace(/[?#]/g, encodeURIComponent);

/** The address to give someone for a paper: where it can be read, else where it is described, '' when nothing is known of that. */
export function plainLink(paper: Pick<Paper, 'aliases' | 'url'>): string {
  const ids = idsOf(paper.aliases);
  if (ids.arxiv) return `https://arxiv.org/abs/${ids.arxiv}`;
  if (ids.acl) return `https://aclanthology.org/${path(ids.acl)}/`;
  if (ids.openreview) return `https://openreview.net/forum?id=${ids.openreview}`;
  if (ids.doi) return `https://doi.org/${path(ids.doi)}`;
  if (ids.pmid) return `https://pubmed.ncbi.nlm.nih.gov/${ids.pmid}/`;
  const url = safeUrl(paper.url ?? '');
  if (url) return url;
  if (ids.dblp) return `https://dblp.org/rec/${path(ids.dblp)}`;
  return ids.s2 ? `https://www.semanticscholar.org/paper/${ids.s2}` : '';
}
