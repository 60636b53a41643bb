import { cleanTag } from '../paper/annotation';
import { normalizeIds } from '../paper/ids';
import type { ImportedFile, ImportedRecord } from '../paper/imported';
import { idsInUrl } from '../paper/link-ids';
import type { Author, FoundPaper, WorkType } from '../paper/paper';
import { cleanBlock, cleanLine, LIMITS, safeUrl } from '../paper/text';

/** RIS's kinds of references as the kinds of works they are (RIS specification, "reference types"). */
const TYPES: Readonly<Record<string, WorkType>> = {
  JOUR: 'article',
  JFULL: 'article',
  MGZN: 'article',
  EJOUR: 'article',
  CONF: 'inproceedings',
  CPAPER: 'inproceedings',
  CHAP: 'incollection',
  ECHAP: 'incollection',
  BOOK: 'book',
  EBOOK: 'book',
  EDBOOK: 'book',
  THES: 'phdthesis',
  RPRT: 'techreport',
  UNPB: 'unpublished',
  MANSCPT: 'unpublished',
};

const TAG = /^([A-Z][A-Z0-9]) {0,2}- ?(.*)$/;
const EMPTY = /^(?:n\/?a|none|null|-)$/i;

interface Reference {
  line: number;
  values: Map<string, string[]>;
}

/** References with their lines; a line without a tag goes on with the one before, and a reference without its end ends where the next begins. */
function references(text: string): Reference[] {
  const out: Reference[] = [];
  let now: Reference | undefined;
  let last: string[] | undefined;
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const [, tag, value = ''] = TAG.exec(line.trimEnd()) ?? [];
    if (tag === undefined) {
      if (last && line.trim()) last[last.length - 1] = `${last.at(-1)} ${line.trim()}`;
      continue;
    }
    if (tag === 'TY') {
      now = { line: index + 1, values: new Map() };
      out.push(now);
    }
    last = undefined;
    if (tag === 'ER') now = undefined;
    if (!now || EMPTY.test(value.trim())) continue;
    last = now.values.get(tag) ?? [];
    last.push(value.trim());
    now.values.set(tag, last);
  }
  return out;
}

/** `Family, Given, Suffix`, as RIS writes a person; without a comma it is a name as it stands. */
function person(written: string): Author {
  const [family = '', given, suffix] = written.split(/\s*,\s*/);
  if (given === undefined) return { name: cleanLine(written, LIMITS.author) };
  const name = cleanLine([given, family, suffix].filter(Boolean).join(' '), LIMITS.author);
  return given && !suffix ? { name, family: cleanLine(family, LIMITS.author), given: cleanLine(given, LIMITS.author) } : { name };
}

/** `2017/12/06/`, `2017//`, `2017-12-06` or `6 December 2017`. */
function dateOf(written: string | undefined): { year?: number; date?: string } {
  const [, year, month, day] = /(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2}))?)?/.exec(written ?? '') ?? [];
  if (!year) return {};
  const date =
    month && day && Number(month) <= 12 && Number(day) <= 31 ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
  return { year: Number(year), ...(date && { date }) };
}

function recordOf({ line, values }: Reference): ImportedRecord | undefined {
  const first = (...tags: string[]) => tags.flatMap((tag) => values.get(tag) ?? []).find((value) => value !== '');
  const text = (value: string | undefined, most: number) => cleanLine(value ?? '', most) || undefined;
  const title = text(first('TI', 'T1', 'CT'), LIMITS.title);
  const type = TYPES[(first('TY') ?? '').toUpperCase()];
  const urls = (values.get('UR') ?? [])
    .concat(values.get('L2') ?? [], values.get('LK') ?? [])
    .flatMap((one) => one.split(/\s*;\s*(?=https?:)/));
  const url = urls.map(safeUrl).find((one) => one !== undefined);
  const named = urls.flatMap((one) => (URL.canParse(one) ? [idsInUrl(new URL(one))] : []));
  const doi = first('DO', 'DI') ?? /\b10\.\d{4,9}\/\S+/.exec(first('M3') ?? '')?.[0];
  const written = /\barXiv:\s*((?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?)/i.exec(
    [first('JO', 'T2', 'JF'), first('AN'), first('M1'), first('N1')].join(' '),
  )?.[1];
  const ids = normalizeIds({ ...Object.assign({}, ...named.reverse()), ...(written && { arxiv: written }), ...(doi && { doi }) });
  if (!title && Object.keys(ids).length === 0) return undefined;
  const authors = ['A1', 'AU']
    .flatMap((tag) => values.get(tag) ?? [])
    .map(person)
    .filter(({ name }) => name !== '');
  const editors = ['ED', ...(type === 'incollection' || type === 'inproceedings' ? ['A2'] : [])]
    .flatMap((tag) => values.get(tag) ?? [])
    .map(person);
  const venue = text(first('JO', 'JF', 'T2', 'BT', 'JA', 'J2'), LIMITS.venue);
  const [start, end] = [text(first('SP'), 40), text(first('EP'), 40)];
  const facts: Partial<FoundPaper> = {
    authors: authors.length > 0 ? authors : undefined,
    editors: editors.length > 0 ? editors : undefined,
    ...dateOf(first('DA', 'PY', 'Y1')),
    type,
    venue: venue && !/^arxiv\b/i.test(venue) ? venue : undefined,
    volume: text(first('VL'), 100),
    number: text(first('IS'), 100),
    pages: start && end && start !== end && !start.includes('-') ? `${start}-${end}` : start,
    publisher: text(first('PB'), LIMITS.venue),
    address: text(first('CY', 'PP'), LIMITS.venue),
    series: text(first('T3'), LIMITS.venue),
    edition: text(first('ET'), 100),
    url,
    abstract: cleanBlock(first('AB', 'N2') ?? '', LIMITS.abstract) || undefined,
  };
  const serial = text(first('SN'), 100);
  if (serial) Object.assign(facts, /^\d{4}-?\d{3}[\dxX]$/.test(serial) ? { issn: serial } : { isbn: serial });
  const found: FoundPaper = { ids, site: 'ris', title: title ?? Object.values(ids)[0] ?? '' };
  for (const [name, fact] of Object.entries(facts)) if (fact !== undefined) Object.assign(found, { [name]: fact });
  const tags = (values.get('KW') ?? [])
    .flatMap((one) => one.split(/\s*;\s*/))
    .map(cleanTag)
    .filter(Boolean);
  const note = cleanBlock((values.get('N1') ?? []).join('\n\n'), LIMITS.note);
  const key = text(first('ID', 'LB'), 200);
  return { found, line, ...(key && { citekey: key }), ...(tags.length > 0 && { tags }), ...(note && { note }) };
}

/** The references of a RIS file; one that says neither title nor name is told with its line. */
export function readRis(text: string): ImportedFile {
  const out: ImportedFile = { records: [], broken: [] };
  for (const reference of references(text)) {
    const record = recordOf(reference);
    if (record) out.records.push(record);
    else out.broken.push({ line: reference.line, why: 'The reference has no title (TI) and no name such as a DOI (DO).', text: '' });
  }
  return out;
}
