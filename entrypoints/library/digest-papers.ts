import { useEffect, useMemo, useState } from 'preact/hooks';
import type { DigestItem } from '../../components/digest-list';
import { weekday } from '../../components/words';
import type { Annotation } from '../../paper/annotation';
import type { Taste } from '../../paper/digest-rank';
import { rulesOf, tasteOf } from '../../paper/digest-rules';
import { aliasesOf } from '../../paper/ids';
import { type DigestDay, type DigestRow, digestRows, type Follow, rankRows, tasteIn } from '../../storage/digest';
import { annotationsNamed } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { useLive } from './live';

/** Which papers are shown, and how: those of a day, or all that were not seen (`''`); of one feed, or of all (`''`). */
export interface DigestChoice {
  day: string;
  feed: string;
  grouped: boolean;
  /** Papers that the reader has seen just now: they stay until something else is chosen. */
  touched: ReadonlySet<string>;
}

/** Noon of a local day, in ms since 1970. */
export const noonOf = (day: string): number => new Date(`${day}T12:00:00`).getTime();

/** The reader's taste. It is read once: rows that change their order under the pointer would be pressed by mistake. */
function useTaste(db: Library): Taste | undefined {
  const { value: stored, error } = useLive(async () => ({ rules: (await db.settings.get('digestRules'))?.value }), [db]);
  const [liking, setLiking] = useState<{ liked: string[]; known: string[] }>();
  useEffect(() => {
    const none = { liked: [], known: [] };
    void tasteIn(db).then(setLiking, () => setLiking(none));
  }, [db]);
  return useMemo(
    () => (liking && (stored || error) ? tasteOf(rulesOf(stored?.rules), liking) : undefined),
    [JSON.stringify(stored), error, liking],
  );
}

/** The rows of the chosen days; of all days those that were not seen, and those that were `touched` just now. */
function useRows(db: Library, days: readonly DigestDay[], { day, touched }: DigestChoice): DigestRow[] | undefined {
  const isOpen = (one: DigestDay) => one.unseen > 0 || [...touched].some((id) => id.startsWith(one.day));
  const shown = day ? [day] : days.filter(isOpen).map((one) => one.day);
  const { value } = useLive(async () => {
    const rows = (await Promise.all(shown.map((one) => digestRows(db, one)))).flat();
    return { of: day, rows };
  }, [db, day, shown.join()]);
  return useMemo(() => {
    if (value?.of !== day) return undefined;
    return day ? value.rows : value.rows.filter(({ id, seenAt }) => seenAt === undefined || touched.has(id));
  }, [value, day, touched]);
}

/** A row with what the reader said of its paper. */
export interface Known {
  row: DigestRow;
  annotation: Annotation | undefined;
}

export interface ShownDigest {
  items: readonly DigestItem[];
  known: ReadonlyMap<string, Known>;
  /** The feeds that listed something of it, with how many papers each. */
  feeds: readonly { id: string; name: string; papers: number }[];
}

/** The digest as it is chosen; undefined until it is read. */
export function useDigest(
  db: Library,
  { days, follows }: { days: readonly DigestDay[]; follows: readonly Follow[] },
  choice: DigestChoice,
): ShownDigest | undefined {
  const { grouped } = choice;
  const taste = useTaste(db);
  const rows = useRows(db, days, choice);
  const ids = rows?.map(({ id, places }) => `${id} ${places.length}`).join('\n');
  const ranked = useMemo(() => rows && taste && rankRows(rows, taste), [ids, taste]);
  const { value: said } = useLive(async () => {
    const named = rows?.map(({ found, url }) => aliasesOf(found.ids, found.url ?? url)) ?? [];
    const annotations = await annotationsNamed(db, named);
    return new Map(rows?.map(({ id }, at) => [id, annotations[at]]));
  }, [db, ids]);

  return useMemo(() => {
    if (!rows || !ranked || !said) return undefined;
    const known = new Map(rows.map((row) => [row.id, { row, annotation: said.get(row.id) }]));
    const severalDays = new Set(rows.map((row) => row.day)).size > 1;
    // In the order the reader knows; those no longer followed come last.
    const feeds = new Map(follows.map(({ id, name }) => [id, { id, name, papers: 0 }]));
    for (const { feed: id, name } of rows.flatMap(({ places }) => places)) {
      feeds.set(id, { ...(feeds.get(id) ?? { id, name }), papers: (feeds.get(id)?.papers ?? 0) + 1 });
    }
    const feed = feeds.get(choice.feed)?.papers ? choice.feed : '';
    const chosen = ranked.filter(({ places }) => !feed || places.some((place) => place.feed === feed));
    const itemOf = ({ id, found, url, places, reasons, day: listed }: (typeof chosen)[number]): DigestItem => ({
      kind: 'paper',
      paper: {
        id,
        found,
        url,
        places,
        reasons,
        cut: known.get(id)?.row.cut === true,
        isSeen: known.get(id)?.row.seenAt !== undefined,
        day: severalDays ? weekday(noonOf(listed)) : '',
        status: known.get(id)?.annotation?.status,
      },
    });
    const firstIn = (id: string) => chosen.filter(({ places }) => (feed || places[0]?.feed) === id);
    const items = grouped
      ? [...feeds.values()].flatMap(({ id, name }): DigestItem[] => {
          const own = firstIn(id);
          return own.length > 0 ? [{ kind: 'feed', name, papers: own.length }, ...own.map(itemOf)] : [];
        })
      : chosen.map(itemOf);
    return { items, known, feeds: [...feeds.values()].filter(({ papers }) => papers > 0) };
  }, [rows, ranked, said, choice.feed, grouped, follows]);
}
