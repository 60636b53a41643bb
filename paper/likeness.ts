import { type Alias, type Ids, idsOf } from './ids';

/** Shorter titles, such as "Introduction" or "Errata", say nothing of which work it is. In letters and digits. */
const TELLING = 16;

/** A title without case, accents, punctuation and markup, by which likely twins are found; '' for one that says too little. */
export function titleKey(title: string): string {
  const key = title
    .normalize('NFKD')
    .replace(/\\[a-z]+/gi, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  return key.length >= TELLING ? key : '';
}

/** Schemes that give one work one name: two different names are two works. (A preprint and its published version have two DOIs.) */
const ONE_EACH: readonly (keyof Ids)[] = ['arxiv', 'acl', 'pmid', 'pmcid'];

/** True when the names themselves say that these are two different works. */
export function areApart(a: readonly Alias[], b: readonly Alias[]): boolean {
  const [one, other] = [idsOf(a), idsOf(b)];
  return ONE_EACH.some((scheme) => one[scheme] !== undefined && other[scheme] !== undefined && one[scheme] !== other[scheme]);
}
