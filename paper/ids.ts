/** The naming schemes a paper is known by; `url` is the last resort. */
export const SCHEMES = ['arxiv', 'doi', 'openreview', 'acl', 'pmid', 'pmcid', 's2', 'dblp', 'url'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Normalised ids of one paper, without their scheme in front. */
export type Ids = Partial<Record<Exclude<Scheme, 'url'>, string>>;

/** One name of a paper, `scheme:id`, normalised: two papers that share an alias are the same paper. */
export type Alias = `${Scheme}:${string}`;

const ARXIV_NEW = /^\d{4}\.\d{4,5}$/;
const ARXIV_OLD = /^[a-z][a-z-]*(?:\.[a-z]{2})?\/\d{7}$/;
/** DOI syntax as Crossref recommends to match it, ending before punctuation that belongs to the sentence around it. */
const DOI = /^10\.\d{4,9}\/\S+$/;

/** Version number at the end of an arXiv id (`2407.21783v3` gives 3). */
export function arxivVersion(raw: string): number | undefined {
  const match = /v(\d{1,3})(?:\.pdf)?$/i.exec(raw.trim());
  return match ? Number(match[1]) : undefined;
}

/** The year an arXiv id was first announced, from its own digits (arXiv identifier scheme, info.arxiv.org/help/arxiv_identifier.html). */
export function arxivYear(id: string): number | undefined {
  const match = /^(?:[a-z.-]+\/)?(\d{2})(\d{2})/.exec(id);
  if (!match) return undefined;
  const two = Number(match[1]);
  const month = Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  return two >= 91 ? 1900 + two : 2000 + two;
}

function decoded(raw: string): string {
  if (!raw.includes('%')) return raw;
  try {
    return decodeURIComponent(raw);
  } catch (error) {
    if (error instanceof URIError) return raw;
    throw error;
  }
}

function arxivId(raw: string): string | undefined {
  // Most are in normal form already, and a page may hold thousands.
  if (ARXIV_NEW.test(raw)) return arxivYear(raw) === undefined ? undefined : raw;
  const id = raw
    .replace(/^https?:\/\/(?:[\w-]+\.)*arxiv\.org\/(?:abs|pdf|html|format|ps)\//i, '')
    .replace(/^arxiv:\s*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\.pdf$/i, '')
    .replace(/v\d{1,3}$/i, '')
    .toLowerCase()
    .replace(/^([a-z-]+)\.[a-z]{2}\//, '$1/');
  if (ARXIV_OLD.test(id)) return id;
  return ARXIV_NEW.test(id) && arxivYear(id) !== undefined ? id : undefined;
}

function doiId(raw: string): string | undefined {
  const id = raw
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
    .replace(/^doi:\s*/i, '')
    .replace(/[.,;:]+$/, '')
    .toLowerCase();
  return DOI.test(id) ? id : undefined;
}

const NORMALIZE: Record<keyof Ids, (raw: string) => string | undefined> = {
  arxiv: arxivId,
  doi: doiId,
  openreview: (raw) => /^[\w-]{5,40}$/.exec(raw)?.[0],
  acl: (raw) => /^(?:[a-z]\d{2}-\d{4}|\d{4}\.[a-z0-9_-]+-[a-z0-9_]+\.\d+)$/.exec(raw.replace(/(?:\.pdf|\/)$/i, '').toLowerCase())?.[0],
  pmid: (raw) => /^\d{1,9}$/.exec(raw.replace(/^pmid:\s*/i, ''))?.[0],
  pmcid: (raw) => /^PMC\d{1,9}$/.exec(raw.replace(/^pmcid:\s*/i, '').toUpperCase())?.[0],
  s2: (raw) => /^[0-9a-f]{40}$/.exec(raw.toLowerCase())?.[0],
  dblp: (raw) => /^(?:conf|journals|books|series|phd|reference|homepages)\/[\w/.-]+$/.exec(raw.replace(/^dblp:/i, ''))?.[0],
};

/** The id in its normal form (arXiv without version, DOI in lower case), or undefined when it is not one of that scheme. */
export function normalizeId(scheme: keyof Ids, raw: string): string | undefined {
  return NORMALIZE[scheme](decoded(raw.trim()));
}

/** Ids in normal form; malformed ones are dropped, and the DOI `10.48550/arXiv.X` becomes the arXiv id X it stands for. */
export function normalizeIds(ids: Ids): Ids {
  const out: Ids = {};
  for (const scheme of SCHEMES) {
    if (scheme === 'url') continue;
    const raw = ids[scheme];
    const id = raw === undefined ? undefined : normalizeId(scheme, raw);
    if (id !== undefined) out[scheme] = id;
  }
  const arxiv = /^10\.48550\/arxiv\.(.+)$/.exec(out.doi ?? '')?.[1];
  if (arxiv) {
    delete out.doi;
    out.arxiv ??= normalizeId('arxiv', arxiv);
    if (!out.arxiv) delete out.arxiv;
  }
  return out;
}

/** Every name the ids give a paper; its address only when it has no id at all. */
export function aliasesOf(ids: Ids, url?: string): Alias[] {
  const normal = normalizeIds(ids);
  const out: Alias[] = [];
  for (const scheme of SCHEMES) {
    if (scheme === 'url') continue;
    const id = normal[scheme];
    if (id !== undefined) out.push(`${scheme}:${id}`);
  }
  if (out.length === 0 && url) out.push(`url:${url.replace(/#.*$/, '').replace(/\/$/, '')}`);
  return out;
}

/** The ids behind a list of aliases. */
export function idsOf(aliases: readonly Alias[]): Ids {
  const out: Ids = {};
  for (const alias of aliases) {
    const at = alias.indexOf(':');
    const scheme = alias.slice(0, at) as Scheme;
    if (scheme !== 'url') out[scheme] ??= alias.slice(at + 1);
  }
  return out;
}
