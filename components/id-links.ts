import type { Alias, Scheme } from '../paper/ids';

const PLACES: Record<Exclude<Scheme, 'url'>, { name: string; address(id: string): string }> = {
  arxiv: { name: 'arXiv', address: (id) => `https://arxiv.org/abs/${id}` },
  doi: { name: 'DOI', address: (id) => `https://doi.org/${id.split('/').map(encodeURIComponent).join('/')}` },
  openreview: { name: 'OpenReview', address: (id) => `https://openreview.net/forum?id=${encodeURIComponent(id)}` },
  acl: { name: 'ACL Anthology', address: (id) => `https://aclanthology.org/${id}/` },
  pmid: { name: 'PubMed', address: (id) => `https://pubmed.ncbi.nlm.nih.gov/${id}/` },
  pmcid: { name: 'PMC', address: (id) => `https://pmc.ncbi.nlm.nih.gov/articles/${id}/` },
  s2: { name: 'Semantic Scholar', address: (id) => `https://www.semanticscholar.org/paper/${id}` },
  dblp: { name: 'DBLP', address: (id) => `https://dblp.org/rec/${id}` },
};

export interface IdLink {
  scheme: string;
  id: string;
  url: string;
}

/** The ids among a paper's names, each with the page it leads to. */
export function idLinks(aliases: readonly Alias[]): IdLink[] {
  return aliases.flatMap((alias) => {
    const at = alias.indexOf(':');
    const scheme = alias.slice(0, at) as Scheme;
    const id = alias.slice(at + 1);
    if (scheme === 'url') return [];
    return [{ scheme: PLACES[scheme].name, id, url: PLACES[scheme].address(id) }];
  });
}
