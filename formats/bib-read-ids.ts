import { type Ids, normalizeId, normalizeIds } from '../paper/ids';
import { idsInUrl } from '../paper/link-ids';
import { plainAddress } from './latex-text';

/** An arXiv id as prose and journals name it: `arXiv:1706.03762v2`, `abs/hep-th/9901001`, `CoRR abs/…`. */
const WRITTEN =
  /\b(?:arxiv(?:\s*preprint)?(?:\s*:|\s+arxiv\s*:)?|corr,?|abs\/)\s*(?:abs\/)?((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?)\b/i;
const FIELDS_IN_PROSE = ['journal', 'journaltitle', 'howpublished', 'note', 'volume', 'number', 'pages', 'publisher'] as const;

/** Addresses in the text of a field, whether or not they stand in `\url`. */
const addressesIn = (value: string) => plainAddress(value).match(/https?:\/\/[^\s<>"]+/gi) ?? [];

function ofAddress(address: string): Ids {
  const trimmed = address.replace(/[.,;)]+$/, '');
  return URL.canParse(trimmed) ? idsInUrl(new URL(trimmed)) : {};
}

function ofEprint(fields: ReadonlyMap<string, string>): Ids {
  const eprint = plainAddress(fields.get('eprint') ?? '');
  const kind = plainAddress(fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '').toLowerCase();
  if (!eprint) return {};
  if (kind === 'pubmed') return { pmid: eprint };
  if (kind === '' || kind === 'arxiv') return { arxiv: /^https?:/i.test(eprint) ? (ofAddress(eprint).arxiv ?? eprint) : eprint };
  return {};
}

/** Every name that an entry gives its work: the fields made for it first, then addresses, then what journals and notes say of arXiv. */
export function idsOfFields(fields: ReadonlyMap<string, string>): Ids {
  const field = (name: string) => plainAddress(fields.get(name) ?? '');
  const doi = field('doi');
  const plain = normalizeIds({
    doi: /^https?:/i.test(doi) ? (ofAddress(doi).doi ?? doi) : doi || undefined,
    pmid: field('pmid') || undefined,
    pmcid: field('pmcid') || field('pmc') || undefined,
    ...ofEprint(fields),
  });
  const ids: Ids = { ...plain };
  for (const name of ['url', 'ee', 'link', 'howpublished', 'note', 'biburl', 'bibsource']) {
    for (const address of addressesIn(fields.get(name) ?? '')) Object.assign(ids, { ...ofAddress(address), ...ids });
  }
  if (!ids.arxiv) {
    const said = FIELDS_IN_PROSE.map((name) => WRITTEN.exec(plainAddress(fields.get(name) ?? ''))?.[1]).find((id) => id !== undefined);
    const arxiv = said && normalizeId('arxiv', said);
    if (arxiv) ids.arxiv = arxiv;
  }
  return normalizeIds(ids);
}
