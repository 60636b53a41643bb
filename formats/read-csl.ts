import { cleanTag } from '../paper/annotation';
import { normalizeIds } from '../paper/ids';
import type { ImportedFile, ImportedRecord } from '../paper/imported';
import { idsInUrl } from '../paper/link-ids';
import type { Author, FoundPaper, WorkType } from '../paper/paper';
import { cleanBlock, cleanLine, LIMITS, safeUrl } from '../paper/text';
import type { Json } from './json-value';
import { asList, asObject, asText } from './read-json';

/** CSL's kinds of items as the kinds of works they are (CSL 1.0.2, appendix III). */
const TYPES: Readonly<Record<string, WorkType>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  review: 'article',
  'paper-conference': 'inproceedings',
  chapter: 'incollection',
  'entry-encyclopedia': 'incollection',
  'entry-dictionary': 'incollection',
  book: 'book',
  collection: 'book',
  thesis: 'phdthesis',
  report: 'techreport',
  manuscript: 'unpublished',
  pamphlet: 'booklet',
};

const MARKUP = /<\/?(?:i|b|sub|sup|sc|span)(?:\s[^<>]*)?>/gi;
const line = (value: Json | undefined, most: number) => cleanLine(asText(value).replace(MARKUP, ''), most) || undefined;

function people(value: Json | undefined): Author[] | undefined {
  const out = asList(value).flatMap((one): Author[] => {
    const person = asObject(one);
    const family = line([asText(person?.['non-dropping-particle']), asText(person?.family)].filter(Boolean).join(' '), LIMITS.author);
    const given = line([asText(person?.given), asText(person?.['dropping-particle'])].filter(Boolean).join(' '), LIMITS.author);
    const literal = line(person?.literal, LIMITS.author);
    if (literal) return [{ name: literal }];
    if (!family) return given ? [{ name: given }] : [];
    const suffix = line(person?.suffix, 40);
    if (!given) return [{ name: family, family }];
    return [suffix ? { name: `${given} ${family} ${suffix}` } : { name: `${given} ${family}`, family, given }];
  });
  return out.length > 0 ? out : undefined;
}

/** `issued` as date parts, or as the text a program could not read (`raw`, `literal`). */
function issued(value: Json | undefined): { year?: number; date?: string } {
  const date = asObject(value);
  const parts = asList(asList(date?.['date-parts'])[0]).map((part) => Number(asText(part)));
  const [year, month, day] =
    parts.length > 0
      ? parts
      : (/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(asText(date?.raw) || asText(date?.literal)) ?? []).slice(1).map(Number);
  if (!year || !Number.isInteger(year)) return {};
  const isDay = month !== undefined && day !== undefined && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return { year, ...(isDay && { date: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }) };
}

/** `Key: value` lines that Zotero keeps in `note`, beside what else stands there. */
function extras(note: string): { said: Map<string, string>; rest: string } {
  const said = new Map<string, string>();
  const rest = note.split('\n').filter((one) => {
    const [, key, value] = /^(arXiv|PMID|PMCID|DOI|Citation Key)\s*:\s*(\S.*)$/i.exec(one.trim()) ?? [];
    if (key && value) said.set(key.toLowerCase(), value.trim());
    return !key;
  });
  return { said, rest: rest.join('\n').trim() };
}

function recordOf(item: { [key: string]: Json }, index: number): ImportedRecord | undefined {
  const { said, rest } = extras(asText(item.note));
  const url = safeUrl(asText(item.URL));
  const number = asText(item.number);
  const arxiv = said.get('arxiv') ?? /^arXiv:\s*(\S+)/i.exec(number)?.[1];
  const ids = normalizeIds({
    ...(url && idsInUrl(new URL(url))),
    ...(arxiv && { arxiv: arxiv.split(/\s/)[0] }),
    ...((asText(item.PMID) || said.get('pmid')) && { pmid: asText(item.PMID) || said.get('pmid') }),
    ...((asText(item.PMCID) || said.get('pmcid')) && { pmcid: asText(item.PMCID) || said.get('pmcid') }),
    ...((asText(item.DOI) || said.get('doi')) && { doi: asText(item.DOI) || said.get('doi') }),
  });
  const title = line(item.title, LIMITS.title);
  if (!title && Object.keys(ids).length === 0) return undefined;
  const isPreprint = /^arxiv$/i.test(asText(item.publisher)) || /^arXiv:/i.test(number);
  const facts: Partial<FoundPaper> = {
    authors: people(item.author),
    editors: people(item.editor),
    ...issued(item.issued),
    type: TYPES[asText(item.type)],
    venue: line(item['container-title'], LIMITS.venue) ?? line(item['event-title'], LIMITS.venue),
    volume: line(item.volume, 100),
    number: line(item.issue, 100) ?? (isPreprint ? undefined : line(item.number, 100)),
    pages: line(item.page, 100)?.replace(/\s*[‐‑‒–—―]\s*/g, '-'),
    publisher: isPreprint ? undefined : line(item.publisher, LIMITS.venue),
    address: line(item['publisher-place'], LIMITS.venue),
    series: line(item['collection-title'], LIMITS.venue),
    edition: line(item.edition, 100),
    isbn: line(item.ISBN, 100),
    issn: line(item.ISSN, 100),
    url,
    abstract: cleanBlock(asText(item.abstract).replace(MARKUP, ''), LIMITS.abstract) || undefined,
  };
  const found: FoundPaper = { ids, site: 'csl', title: title ?? Object.values(ids)[0] ?? '' };
  for (const [name, fact] of Object.entries(facts)) if (fact !== undefined) Object.assign(found, { [name]: fact });
  const key = cleanLine(asText(item['citation-key']) || said.get('citation key') || asText(item.id), 200);
  const tags = asText(item.keyword)
    .split(/\s*[,;]\s*/)
    .map(cleanTag)
    .filter(Boolean);
  const note = cleanBlock([rest, asText(item.annote)].filter(Boolean).join('\n\n'), LIMITS.note);
  // An address is what Zotero calls an item that has no key.
  const isKey = key !== '' && !/^https?:/i.test(key);
  return { found, line: index + 1, ...(isKey && { citekey: key }), ...(tags.length > 0 && { tags }), ...(note && { note }) };
}

/** The items of CSL-JSON, a list of them; `line` is the place in the list, from 1. */
export function readCsl(items: readonly Json[]): ImportedFile {
  const out: ImportedFile = { records: [], broken: [] };
  for (const [index, value] of items.entries()) {
    const item = asObject(value);
    const record = item && recordOf(item, index);
    if (record) out.records.push(record);
    else
      out.broken.push({
        line: index + 1,
        why: 'The item has neither a title nor a name such as a DOI.',
        text: JSON.stringify(value).slice(0, 200),
      });
  }
  return out;
}
