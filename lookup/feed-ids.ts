import { arxivVersion, type Ids, normalizeId, normalizeIds, SCHEMES } from '../paper/ids';
import { doiInAddress, idsInText, idsInUrl } from '../paper/link-ids';
import { safeUrl } from '../paper/text';

/** An address in a feed, whole and plain http(s); undefined for any other. A relative one needs a `base`. */
export function addressIn(text: string, base?: string): string | undefined {
  const address = text.trim();
  if (!address || address.length > 2000) return undefined;
  return URL.canParse(address, base) ? safeUrl(new URL(address, base).href) : undefined;
}

function idsOfAddress(address: string): Ids {
  const url = new URL(address);
  const ids = idsInUrl(url);
  const doi = Object.keys(ids).length > 0 ? undefined : doiInAddress(url);
  return doi ? { doi } : ids;
}

/** arXiv's own name for an entry, as the Open Archives protocol writes it, and the urns of a DOI. */
const WRAPPED = /^(?:oai:arxiv\.org:|(?:urn|info|tag):(?=(?:doi|arxiv|pmid)[:/]))/i;

/** The names in an identifier of a feed: `oai:arXiv.org:…`, `urn:doi:…`, `doi:…`, an address, or a bare DOI. */
export function idsOfName(text: string): Ids {
  const name = text.trim();
  if (name.length > 2000) return {};
  const bare = name.replace(WRAPPED, '').replace(/^(doi|arxiv|pmid)\//i, '$1:');
  const address = /^https?:/i.test(bare) ? safeUrl(bare) : undefined;
  if (address) return idsOfAddress(address);
  const isOurs = bare !== name || /^(?:doi|arxiv|pmid):|^10\.\d{4,9}\//i.test(bare);
  return isOurs ? idsInText(bare) : {};
}

/** What names a work in a sentence: a word says of which kind the number is, or it is an address that can be nothing else. */
const NAMED =
  /\b(?:arxiv|doi|pmid):[ \t]{0,3}[^\s<>"]{4,200}|\bhttps?:\/\/(?:(?:dx\.)?doi\.org\/|(?:www\.)?arxiv\.org\/abs\/)[^\s<>"]{4,200}/gi;
/** Only the first names are looked at: more than one work is none. */
const ENOUGH = 10;

/** The names of the one work that a text names; `{}` when it names none or more than one. */
export function idsOfProse(text: string): Ids {
  let found: Ids = {};
  let looked = 0;
  for (const [word] of text.matchAll(NAMED)) {
    looked += 1;
    if (looked > ENOUGH) return {};
    const ids = idsInText(word.replace(/:[ \t]+/, ':'));
    for (const scheme of SCHEMES) {
      if (scheme === 'url') continue;
      if (found[scheme] !== undefined && ids[scheme] !== undefined && found[scheme] !== ids[scheme]) return {};
    }
    found = { ...found, ...ids };
  }
  return found;
}

/** Ids put together, the first word on each scheme standing, in normal form. */
export const together = (all: readonly Ids[]): Ids => normalizeIds(Object.assign({}, ...[...all].reverse()));

/** The version of an arXiv paper that one of these texts names. */
export function versionIn(ids: Ids, texts: readonly string[]): number | undefined {
  if (!ids.arxiv) return undefined;
  for (const text of texts) {
    const name = text.trim().replace(WRAPPED, '');
    const version = name.length < 200 && normalizeId('arxiv', name) === ids.arxiv ? arxivVersion(name) : undefined;
    if (version) return version;
  }
  return undefined;
}

const PAGES: readonly [scheme: keyof Ids, before: string, after: string][] = [
  ['arxiv', 'https://arxiv.org/abs/', ''],
  ['doi', 'https://doi.org/', ''],
  ['openreview', 'https://openreview.net/forum?id=', ''],
  ['acl', 'https://aclanthology.org/', '/'],
  ['pmid', 'https://pubmed.ncbi.nlm.nih.gov/', '/'],
  ['pmcid', 'https://pmc.ncbi.nlm.nih.gov/articles/', '/'],
];

/** Where a paper can be read by one of its names, for entries that give no address. */
export function pageOf(ids: Ids): string | undefined {
  for (const [scheme, before, after] of PAGES) {
    const id = ids[scheme];
    if (id) return safeUrl(`${before}${encodeURI(id.toWellFormed()).replace(/[?#]/g, encodeURIComponent)}${after}`);
  }
  return undefined;
}
