import type { Beyond } from '../../components/entry-row';
import { search } from '../../components/query';
import { parseRoute } from '../../components/route';
import { storedViews } from '../../components/saved-view';
import { isDigestFormat } from '../../formats/digest-formats';
import { FORMATS, writeAs } from '../../formats/export';
import { fileName } from '../../formats/file-name';
import type { BibItem } from '../../formats/item';
import { phrase } from '../../messages/phrases';
import type { Query } from '../../paper/query';
import { needsOf, textAtoms } from '../../paper/query-match';
import { parseQuery } from '../../paper/query-parse';
import { printValue } from '../../paper/query-print';
import { simplified } from '../../paper/query-simple';
import { VIEWS } from '../../storage/arrange';
import { lastReading } from '../../storage/digest';
import { lastChange } from '../../storage/jobs';
import { meetings, news, readAbstracts } from '../../storage/query-reads';
import { allEntries, type Entry } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { type OutFile, sendFiles } from '../../sync/export-files';
import { done, type FileRule, type Progress, type What } from '../../sync/job';
import { bytesOf } from '../../sync/packing';
import type { Store } from '../../sync/store';
import { digestFiles } from './digest-files';

/** The query of what an export holds, as the list would be asked it; undefined for what no query says. */
async function queryOf(db: Library, what: What): Promise<string | undefined> {
  if (what.kind === 'tag') return `tag:${printValue(what.tag)}`;
  if (what.kind === 'filter') return parseRoute(what.query).query;
  if (what.kind !== 'view') return undefined;
  const views = storedViews((await db.settings.get(VIEWS))?.value);
  return views.find(({ id }) => id === what.view)?.query ?? what.query;
}

/** What a query asks beyond the entries. */
async function beyond(db: Library, query: Query): Promise<Beyond> {
  const needs = needsOf(query);
  return {
    ...(needs.has('abstracts') && { abstracts: await readAbstracts(db, textAtoms(query)) }),
    ...(needs.has('meetings') && { meetings: await meetings(db) }),
    ...(needs.has('news') && { news: await news(db) }),
  };
}

/** The papers an export holds: by a tag, a view or a filter those that the library's list would show. */
export async function chosen(db: Library, entries: readonly Entry[], what: What): Promise<readonly Entry[]> {
  if (what.kind === 'queue') return entries.filter(({ annotation }) => annotation.status === 'queued' || annotation.status === 'reading');
  const text = await queryOf(db, what);
  if (text === undefined) return entries;
  const query = simplified(parseQuery(text).query);
  return search(entries, query, await beyond(db, query)).found;
}

/** Abstracts read at a time: a save meanwhile waits for no more than these. */
const SLICE = 500;

/** Papers with what the reader said of them, and their abstracts if wanted. */
export async function itemsOf(db: Library, entries: readonly Entry[], withAbstracts: boolean): Promise<BibItem[]> {
  if (!withAbstracts) return [...entries];
  const items: BibItem[] = [];
  for (let at = 0; at < entries.length; at += SLICE) {
    const some = entries.slice(at, at + SLICE);
    const abstracts = await db.abstracts.bulkGet(some.map(({ paper }) => paper.id));
    for (const [index, entry] of some.entries()) items.push({ ...entry, ...(abstracts[index] && { abstract: abstracts[index].text }) });
  }
  return items;
}

async function filesOf(db: Library, { what, format, options, file }: FileRule, upTo: number): Promise<OutFile[]> {
  if (isDigestFormat(format)) return digestFiles(db, { format, name: file, title: phrase('digest_file_title') }, upTo);
  const items = await itemsOf(db, await chosen(db, await allEntries(db), what), options.abstract === true);
  const written = writeAs(format, items, options);
  const { extension } = FORMATS[format];
  const path = fileName(file.replace(/\.[a-z]{1,5}$/i, ''), extension, undefined, 'library');
  if (typeof written === 'string') return [{ path, bytes: bytesOf(written) }];
  const folder = path.slice(0, -extension.length - 1);
  return written.map(({ name, text }) => ({ path: `${folder}/${name}`, bytes: bytesOf(text) }));
}

/** Files of days long ago that are still remembered. */
const MOST_REMEMBERED = 60;
const lately = (sent: Record<string, string>, keepsOld: boolean) =>
  keepsOld ? Object.fromEntries(Object.entries(sent).slice(-MOST_REMEMBERED)) : sent;

/** Brings one export up to date as far as time allows; gives its progress. Throws TargetError. */
export async function runExport(
  db: Library,
  { rule, progress }: { rule: FileRule; progress: Progress },
  store: Store,
  { isLate, keep, now }: { isLate(): boolean; keep(known: Pick<Progress, 'sent' | 'tags'>): Promise<void>; now: number },
): Promise<Progress> {
  const keepsOld = rule.what.kind === 'digest';
  const upTo = keepsOld ? await lastReading(db) : await lastChange(db);
  const files = await filesOf(db, rule, progress.upTo);
  const day = new Date(now).toISOString().slice(0, 10);
  const { sent, tags, edited, hidden, next } = await sendFiles(
    files,
    {
      store,
      sent: progress.sent,
      tags: progress.tags,
      thorough: progress.phase === 'due',
      from: progress.next,
      replace: progress.replace === true,
      keepsOld,
      day,
      isLate,
    },
    keep,
  );
  const all = [...new Set([...(progress.next === undefined ? [] : (progress.edited ?? [])), ...edited])];
  const isHidden = hidden || progress.hidden === true;
  if (next !== undefined) return { ...progress, sent, tags, phase: 'due', nextAt: 0, next, edited: all, ...(isHidden && { hidden: true }) };
  return done({ ...progress, sent: lately(sent, keepsOld), tags }, upTo, now, all, isHidden);
}
