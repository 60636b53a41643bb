import { cleanTag } from '../paper/annotation';
import { type Ids, normalizeIds } from '../paper/ids';
import type { ImportedFile, ImportedRecord } from '../paper/imported';
import { idsInUrl } from '../paper/link-ids';
import type { FoundPaper } from '../paper/paper';
import { cleanBlock, cleanLine, LIMITS, safeUrl } from '../paper/text';
import type { Json } from './json-value';
import { asList, asObject, asText } from './read-json';

/** What the program itself writes into the note once a paper has appeared. */
const BY_PROGRAM = /^Accepted @ .+ -- \[[\w.\s-]+\]$/;

function idsOf(id: string, source: string, doi: string, url: string | undefined): Ids {
  const own = id.slice(id.indexOf('-') + 1);
  const arxiv = /^arxiv$/i.test(source) ? { arxiv: own } : {};
  const openreview = /^openreview$/i.test(source) ? { openreview: own } : {};
  const acl = /^acl$/i.test(source) ? { acl: own } : {};
  return normalizeIds({ ...(url && idsInUrl(new URL(url))), ...(doi && { doi }), ...arxiv, ...openreview, ...acl });
}

function recordOf(paper: { [key: string]: Json }, line: number): ImportedRecord | undefined {
  const title = cleanLine(asText(paper.title), LIMITS.title);
  if (!title) return undefined;
  const url = safeUrl(asText(paper.pdfLink));
  const year = Number(/^\d{4}$/.exec(asText(paper.year))?.[0] ?? 0);
  const venue = cleanLine(asText(paper.venue), LIMITS.venue);
  const authors = asText(paper.author)
    .split(/\s+and\s+/)
    .map((name) => ({ name: cleanLine(name, LIMITS.author) }))
    .filter(({ name }) => name !== '');
  const found: FoundPaper = { ids: idsOf(asText(paper.id), asText(paper.source), asText(paper.doi), url), site: 'papermemory', title };
  if (authors.length > 0) found.authors = authors;
  if (year) found.year = year;
  if (venue && !/^arxiv\b/i.test(venue)) found.venue = venue;
  if (url) found.url = url;
  const said = asText(paper.note)
    .split('\n')
    .filter((one) => !BY_PROGRAM.test(one.trim()));
  const note = cleanBlock(said.join('\n'), LIMITS.note).trim();
  const tags = asList(paper.tags)
    .map((tag) => cleanTag(asText(tag)))
    .filter(Boolean);
  // A favourite is a word of the reader's that has no other place here.
  if (paper.favorite === true && !tags.includes('favorite')) tags.push('favorite');
  const key = cleanLine(asText(paper.key), 200);
  const added = Date.parse(asText(paper.addDate));
  return {
    found,
    line,
    ...(key && { citekey: key }),
    ...(tags.length > 0 && { tags }),
    ...(note && { note }),
    ...(Number.isFinite(added) && added > 0 && { addedAt: added }),
  };
}

/** Whether an object is PaperMemory's data: papers by id, each with its source. */
export function isPaperMemory(value: { [key: string]: Json }): boolean {
  return Object.values(value).some((one) => asText(asObject(one)?.source) !== '' && asText(asObject(one)?.title) !== '');
}

/** PaperMemory's export, an object of papers by id; `line` is the place in it, from 1. */
export function readPaperMemory(data: { [key: string]: Json }): ImportedFile {
  const out: ImportedFile = { records: [], broken: [] };
  for (const [index, [id, value]] of Object.entries(data).entries()) {
    const paper = asObject(value);
    // Its own settings, such as the version of the data, stand among the papers.
    if (!paper) continue;
    const record = recordOf({ id, ...paper }, index + 1);
    if (record) out.records.push(record);
    else out.broken.push({ line: index + 1, why: 'The paper has no title.', text: id.slice(0, 200) });
  }
  return out;
}
