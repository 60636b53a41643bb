import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { orderOf } from '../../components/catalogue-order';
import { type BeyondRows, catalogueRow } from '../../components/catalogue-row';
import { DEFAULT_SORT, type Sort } from '../../components/filter';
import { moved, type SavedView, storedViews, viewsSetting } from '../../components/saved-view';
import { t } from '../../components/words';
import type { Catalogue } from '../../paper/catalogue';
import type { Query } from '../../paper/query';
import { matcher, needsOf, textAtoms } from '../../paper/query-match';
import { parseQuery } from '../../paper/query-parse';
import type { RowTexts } from '../../paper/row-texts';
import { VIEWS } from '../../storage/arrange';
import { meetings, news, readTexts, type TextsRead } from '../../storage/query-reads';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { useLive } from './live';
import type { Shelf } from './shelf';

/** Texts of more papers than this are not read only to count what a view holds. */
const MOST_TEXTS = 20_000;
/** What was changed may be in a text: all are read again when nothing was changed for so long (ms). */
const READ_AGAIN = 5000;
/** Counting waits until nothing has changed for so long (ms). */
const QUIET = 200;

const NO_VIEWS: readonly SavedView[] = [];

/** Thrown when there are too many or too long views to be kept. */
class ViewsFull extends Error {
  readonly code = 'views-full';
}

/** The reader's views, and how to change them; each change can be taken back. */
export interface Views {
  views: readonly SavedView[];
  add(added: Pick<SavedView, 'name' | 'query' | 'sort'>[]): void;
  rename(id: string, name: string): void;
  replace(id: string, query: string, sort: Sort): void;
  move(from: number, to: number): void;
  remove(id: string): void;
}

/** The reader's views, kept up to date. */
export function useViews(db: Library, deeds: Deeds): Views {
  const read = async () => storedViews((await db.settings.get(VIEWS))?.value);
  const { value } = useLive(read, [db]);
  const views = value ?? NO_VIEWS;
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  /** One after the other, each of what is stored by then: what is shown here may not have followed the change before. */
  const change = (edit: (views: readonly SavedView[]) => readonly SavedView[], about: string, said: string) =>
    void deeds.perform(() => {
      const changing = turn.current.then(async () => {
        const setting = viewsSetting(edit(await read()));
        if (!setting) throw new ViewsFull(t('views_full'));
        return background.keepViews(setting, about);
      });
      turn.current = changing.catch(() => undefined);
      return changing;
    }, said);
  const named = (id: string) => views.find((view) => view.id === id)?.name ?? '';
  const setPart = (id: string, part: Partial<SavedView>, about: string) =>
    change((now) => now.map((view) => (view.id === id ? { ...view, ...part } : view)), about, t('toast_changed'));
  return {
    views,
    add(added) {
      const fresh = added.map((view) => ({ ...view, id: crypto.randomUUID() }));
      change((now) => [...now, ...fresh], added[0]?.name ?? '', t('view_saved'));
    },
    rename: (id, name) => setPart(id, { name }, name),
    replace: (id, query, sort) => setPart(id, { query: query.trim(), sort }, named(id)),
    move(from, to) {
      const id = views[from]?.id ?? '';
      const put = (now: readonly SavedView[]) => {
        const at = now.findIndex((view) => view.id === id);
        return at === -1 ? now : moved(now, at, to);
      };
      change(put, named(id), t('toast_changed'));
    },
    remove: (id) => change((now) => now.filter((view) => view.id !== id), named(id), t('view_deleted', named(id))),
  };
}

interface Asking {
  id: string;
  query: Query;
}

interface Read {
  asking: readonly Asking[];
  texts: TextsRead | undefined;
  beyond: BeyondRows;
}

/** What the views ask beyond the catalogue, read once for all of them. */
async function readFor(db: Library, asking: readonly Asking[]): Promise<Read> {
  const needs = new Set(asking.flatMap(({ query }) => [...needsOf(query)]));
  const isAsked = needs.has('abstracts') || needs.has('notes');
  const isFew = isAsked && (await db.abstracts.count()) <= MOST_TEXTS;
  return {
    asking,
    texts: isFew
      ? await readTexts(
          db,
          asking.flatMap(({ query }) => textAtoms(query)),
        )
      : undefined,
    beyond: {
      ...(needs.has('meetings') && { meetings: await meetings(db) }),
      ...(needs.has('news') && { news: await news(db) }),
    },
  };
}

/** What was read of texts, by the rows of a catalogue. */
function textsOf(catalogue: Catalogue, { abstracts, code, holding }: TextsRead): RowTexts {
  return {
    has: (row) => abstracts.has(catalogue.idOf(row)),
    linksCode: (row) => code.has(catalogue.idOf(row)),
    mark(atom, marks) {
      for (const id of holding.get(atom) ?? []) {
        const row = catalogue.rowOf(id);
        if (row !== undefined) marks[row] = 1;
      }
    },
  };
}

function countOf(catalogue: Catalogue, query: Query, beyond: BeyondRows): number {
  const test = matcher(query, Date.now());
  const rowOf = catalogueRow(catalogue, beyond);
  let count = 0;
  for (const row of orderOf(catalogue, DEFAULT_SORT)) if (test(rowOf(row))) count++;
  return count;
}

/** How many papers each view has, counted when nothing else is to be done; one that cannot be counted in good time is left out. */
export function useViewCounts(db: Library, views: readonly SavedView[], shelf: Shelf): ReadonlyMap<string, number> {
  const asking = useMemo(() => views.map(({ id, query }): Asking => ({ id, query: parseQuery(query).query })), [views]);
  const [read, setRead] = useState<Read>();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAll = () =>
      void readFor(db, asking).then(
        (now) => !gone.signal.aborted && setRead(now),
        (error: unknown) => console.error('Offprint:', error),
      );
    shelf.listen(() => {
      clearTimeout(timer);
      timer = setTimeout(readAll, READ_AGAIN);
    }, gone.signal);
    readAll();
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [db, asking, shelf.catalogue]);
  useEffect(() => {
    if (read?.asking !== asking || !shelf.hasTexts) return;
    let gone = false;
    const countAll = async () => {
      const found = new Map<string, number>();
      const { catalogue } = shelf;
      const beyond = { ...read.beyond, texts: read.texts && textsOf(catalogue, read.texts) };
      for (const { id, query } of asking) {
        await new Promise((resolve) => setTimeout(resolve));
        if (gone) return;
        const needs = needsOf(query);
        if (!read.texts && (needs.has('abstracts') || needs.has('notes'))) continue;
        found.set(id, countOf(catalogue, query, beyond));
      }
      setCounts(found);
    };
    const timer = setTimeout(() => void countAll(), QUIET);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [asking, read, shelf]);
  return counts;
}
