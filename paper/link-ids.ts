import { type Ids, normalizeIds } from './ids';

type Reader = (url: URL, path: string) => Ids | undefined;

const first = (pattern: RegExp, path: string) => pattern.exec(path)?.[1];

/** An arXiv id as it stands in a path: new, or old with its archive; the version and `.pdf` are left to the normal form. */
const ARXIV = '((?:\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[a-z]{2})?/\\d{7})(?:v\\d+)?)';
const arxivAt =
  (prefix: string): Reader =>
  (_url, path) => {
    const id = first(new RegExp(`^/${prefix}${ARXIV}(?:\\.pdf)?/?$`, 'i'), path);
    return id ? { arxiv: id } : undefined;
  };

/** Views of one work that publishers put behind its DOI. */
const VIEWS =
  /(?:\/(?:abstract|full|fulltext|pdf|epdf|summary|references|citations|figures|html|meta|tables|supplementary-material))+$|\.(?:full(?:-text)?|abstract|short|pdf|full\.pdf)$/i;
const doi = (raw: string): Ids | undefined => ({ doi: raw.replace(VIEWS, '') });

/** `/doi/10.…`, `/doi/full/10.…` and the like. */
const doiPath: Reader = (_url, path) => {
  const found = first(
    /^\/(?:[a-z]{2}\/)?doi\/(?:(?:abs|full|fullHtml|pdf|epdf|pdfdirect|epub|book|ref|suppl|reader|10\.1002\/)\/)?(10\.\d{4,9}\/.+)$/i,
    path,
  );
  return found ? doi(found) : undefined;
};
const openAccess =
  (pattern: RegExp): Reader =>
  (_url, path) => {
    const found = first(pattern, path);
    return found ? doi(found) : undefined;
  };
const parameter =
  (name: string, make: (value: string) => Ids | undefined): Reader =>
  (url) => {
    const value = url.searchParams.get(name);
    return value ? make(value) : undefined;
  };

const acl: Reader = (_url, path) => {
  const id = first(/^\/(?:anthology\/)?([a-z]\d{2}-\d{4}|\d{4}\.[a-z0-9_-]+-[a-z0-9_]+\.\d+)(?:v\d+)?(?:\.pdf|\.bib|\/)?$/i, path);
  return id ? { acl: id } : undefined;
};
const pmc: Reader = (_url, path) => {
  const id = first(/\/articles\/(PMC\d+)(?:\/|$)/i, path);
  return id ? { pmcid: id } : undefined;
};
const preprintServer = openAccess(/^\/content\/(10\.\d{4,9}\/(?:\d{4}\.\d{2}\.\d{2}\.)?\d+)(?:v\d+)?(?:[./].*)?$/);
const openreview: Reader = (url, path) => {
  const id = /^\/(?:forum|pdf|attachment|references\/pdf)$/.test(path) ? url.searchParams.get('id') : null;
  return id ? { openreview: id } : undefined;
};

/** What identifies a work on each host, `www.` left out. */
const HOSTS: Record<string, Reader | Reader[]> = {
  'arxiv.org': arxivAt('(?:abs|pdf|html|format|ps)/'),
  'export.arxiv.org': arxivAt('(?:abs|pdf|html|format|ps)/'),
  'ar5iv.org': arxivAt('(?:abs|html|pdf)/'),
  'ar5iv.labs.arxiv.org': arxivAt('(?:abs|html|pdf)/'),
  'alphaxiv.org': arxivAt('(?:abs|overview|pdf|audio|resources)/'),
  'huggingface.co': arxivAt('papers/'),
  'hf.co': arxivAt('papers/'),
  'papers.cool': arxivAt('arxiv/'),
  'scirate.com': arxivAt('arxiv/'),
  'emergentmind.com': arxivAt('papers/'),
  'arxivxplorer.com': arxivAt('paper/'),
  'doi.org': (_url, path) => doi(path.slice(1)),
  'dx.doi.org': (_url, path) => doi(path.slice(1)),
  'dl.acm.org': [doiPath, parameter('doid', () => undefined)],
  'onlinelibrary.wiley.com': doiPath,
  'tandfonline.com': doiPath,
  'journals.sagepub.com': doiPath,
  'pubs.acs.org': doiPath,
  'science.org': doiPath,
  'pnas.org': doiPath,
  'annualreviews.org': doiPath,
  'ascopubs.org': doiPath,
  'epubs.siam.org': doiPath,
  'pubsonline.informs.org': doiPath,
  'royalsocietypublishing.org': doiPath,
  'journals.uchicago.edu': doiPath,
  'nejm.org': doiPath,
  'worldscientific.com': doiPath,
  'direct.mit.edu': doiPath,
  'biorxiv.org': preprintServer,
  'medrxiv.org': preprintServer,
  'link.springer.com': openAccess(
    /^\/(?:[a-z-]+\/)*?(?:article|chapter|book|protocol|referenceworkentry|content\/pdf)\/(10\.\d{4,9}\/[^?#]+?)(?:\/(?:fulltext\.html|figures\/\d+|tables\/\d+))?$/,
  ),
  'nature.com': openAccessNature,
  'papers.ssrn.com': ssrn,
  'ssrn.com': ssrn,
  'journals.plos.org': [parameter('id', (id) => doi(id.replace(/^info:doi\//, '')))],
  'ahajournals.org': doiPath,
  'ascelibrary.org': doiPath,
  'liebertpub.com': doiPath,
  'journals.asm.org': doiPath,
  'degruyter.com': openAccess(/^\/document\/doi\/(10\.\d{4,9}\/.+?)(?:\/(?:html|pdf|xml))?$/),
  'emerald.com': openAccess(/^\/insight\/content\/doi\/(10\.\d{4,9}\/.+)$/),
  'api.taylorfrancis.com': parameter('identifierValue', doi),
  'taylorfrancis.com': openAccess(/^\/(?:books|chapters)\/(?:[a-z]+\/)*(10\.\d{4,9}\/[^/]+)/),
  'frontiersin.org': openAccess(/^\/(?:journals\/[^/]+\/)?articles\/(10\.\d{4,9}\/.+)$/),
  'iopscience.iop.org': openAccess(/^\/article\/(10\.\d{4,9}\/.+)$/),
  'journals.aps.org': openAccess(/^\/[a-z]+\/(?:abstract|pdf|references)\/(10\.1103\/.+)$/),
  'link.aps.org': openAccess(/^\/(?:doi|pdf)\/(10\.1103\/.+)$/),
  'zenodo.org': openAccess(/^\/doi\/(10\.5281\/.+)$/),
  'openreview.net': openreview,
  'aclanthology.org': acl,
  'aclweb.org': acl,
  'aclanthology.info': acl,
  'pubmed.ncbi.nlm.nih.gov': (_url, path) => ({ pmid: first(/^\/(\d{1,9})\/?$/, path) }),
  'ncbi.nlm.nih.gov': [(_url, path) => ({ pmid: first(/^\/(?:m\/)?pubmed\/(\d{1,9})\/?$/, path) }), pmc],
  'pmc.ncbi.nlm.nih.gov': pmc,
  'europepmc.org': [
    (_url, path) => ({ pmid: first(/^\/(?:article|abstract)\/MED\/(\d{1,9})\/?$/i, path) }),
    (_url, path) => ({ pmcid: first(/^\/(?:articles?|abstract)\/(?:PMC\/)?(PMC\d+)\/?$/i, path) }),
  ],
  'semanticscholar.org': (_url, path) => {
    const s2 = first(/^\/(?:paper|reader)\/(?:[^/]+\/)?([0-9a-f]{40})\/?$/i, path);
    return s2 ? { s2 } : { arxiv: first(new RegExp(`^/(?:paper/)?arxiv:${ARXIV}$`, 'i'), path) };
  },
  'api.semanticscholar.org': (_url, path) => ({ s2: first(/^\/(?:graph\/v1\/paper\/)?([0-9a-f]{40})\/?$/i, path) }),
  'dblp.org': (_url, path) => ({ dblp: first(/^\/rec\/(?:html\/|bibtex\/|bib\/)?(.+?)(?:\.(?:html|bib|xml|rdf|nt|ris|ttl))?$/, path) }),
};

/** Hosts, `www.` left out, some of whose addresses identify a work. */
export const WORK_HOSTS: readonly string[] = Object.keys(HOSTS);

function openAccessNature(_url: URL, path: string): Ids | undefined {
  const id = first(/^\/articles\/([a-z0-9.-]+?)(?:\.pdf|\/(?:figures|tables)\/\d+)?$/i, path);
  return id ? { doi: `10.1038/${id}` } : undefined;
}

function ssrn(url: URL, path: string): Ids | undefined {
  const id = url.searchParams.get('abstract_id') ?? url.searchParams.get('abstractid') ?? first(/^\/abstract=(\d+)$/, path);
  return id && /^\d{1,9}$/.test(id) ? { doi: `10.2139/ssrn.${id}` } : undefined;
}

const decoded = (path: string) => {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return path;
    throw error;
  }
};

/** The names of the work that a web address is of, in normal form; `{}` for an address that names none. */
export function idsInUrl(url: URL): Ids {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return {};
  const readers = HOSTS[url.hostname.replace(/^www\d?\./, '')] ?? (/\.onlinelibrary\.wiley\.com$/.test(url.hostname) ? doiPath : undefined);
  if (readers === undefined) return {};
  const path = decoded(url.pathname);
  for (const read of [readers].flat()) {
    const ids = normalizeIds(read(url, path) ?? {});
    if (Object.keys(ids).length > 0) return ids;
  }
  return {};
}

/** The DOI that the path of a publisher's address holds, whoever it is: for links of which it is known that they lead to a work. */
export function doiInAddress({ pathname }: URL): string | undefined {
  const found = /\/(10\.\d{4,9}\/.+)$/.exec(decoded(pathname))?.[1];
  return found && normalizeIds(doi(found) ?? {}).doi;
}

/** The names in one word that somebody pasted: an address, `arXiv:…`, `doi:…`, `PMID:…`, or a bare id that can be nothing else. */
export function idsInText(text: string): Ids {
  const word = text.trim().replace(/^[<("'[]+|[>)"'\],.;]+$/g, '');
  if (/^https?:\/\//i.test(word)) return URL.canParse(word) ? idsInUrl(new URL(word)) : {};
  if (/^(?:www\.|dx\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\//i.test(word) && !/^10\./.test(word)) {
    const address = `https://${word}`;
    return URL.canParse(address) ? idsInUrl(new URL(address)) : {};
  }
  if (/^pmid:?\s*\d+$/i.test(word)) return normalizeIds({ pmid: word.replace(/\D/g, '') });
  if (/^pmc\d+$/i.test(word)) return normalizeIds({ pmcid: word });
  if (/^(?:doi:\s*)?10\.\d{4,9}\//i.test(word)) return normalizeIds({ doi: word });
  const arxiv = normalizeIds({ arxiv: word });
  return arxiv.arxiv ? arxiv : normalizeIds({ acl: word });
}
