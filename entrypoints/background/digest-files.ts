import type { Digest } from '../../formats/digest';
import { DAY_IN_NAME, DIGEST_FORMATS, type DigestFormatId } from '../../formats/digest-formats';
import { fileName } from '../../formats/file-name';
import { tasteOf } from '../../paper/digest-rules';
import { type DigestDay, digestDays, digestRows, followsIn, rankRows, tasteIn } from '../../storage/digest';
import { digestRules } from '../../storage/digest-settings';
import type { Library } from '../../storage/schema';
import type { OutFile } from '../../sync/export-files';
import { bytesOf } from '../../sync/packing';

/** Days that one file of several days holds: whoever polls it less often than weekly misses some. */
const DAYS_TOGETHER = 7;

/** A day's digest as its files show it: by feed in the reader's order, the best first; a paper of several feeds stands in the first, or `everywhere`. */
async function digestOf(db: Library, day: string, title: string, everywhere: boolean): Promise<Digest> {
  const taste = tasteOf(await digestRules(db), await tasteIn(db));
  const rows = rankRows(await digestRows(db, day), taste);
  const names = new Map((await followsIn(db)).map(({ id, name }) => [id, name]));
  for (const { feed, name } of rows.flatMap(({ places }) => places)) if (!names.has(feed)) names.set(feed, name);
  const sections = [...names].map(([id, feed]) => {
    const own = rows.filter(({ places }) => (everywhere ? places : places.slice(0, 1)).some((place) => place.feed === id));
    return { feed, papers: own.map(({ found, url, why }) => ({ found, url, why })) };
  });
  return { day, title, sections };
}

/** The days whose digests changed after a reading, newest first; at first, and when asked for once more, the last alone. */
function changedSince(days: readonly DigestDay[], upTo: number): readonly DigestDay[] {
  const changed = upTo > 0 ? days.filter(({ reading }) => reading > upTo) : [];
  return changed.length > 0 ? changed : days.slice(0, 1);
}

/** How a digest is written: its format, the name of its file, in which `{day}` stands for the day, and its title. */
export interface DigestFile {
  format: DigestFormatId;
  name: string;
  title: string;
}

/** The files of the digest. `upTo` is the number of the reading that was written last, 0 for none. */
export async function digestFiles(db: Library, { format, name, title }: DigestFile, upTo: number): Promise<OutFile[]> {
  const { extension, isDaily, write } = DIGEST_FORMATS[format];
  const days = await digestDays(db);
  const stem = name.replace(/\.[a-z]{1,5}$/i, '');
  const path = (day: string) => fileName(stem.replaceAll(DAY_IN_NAME, day), extension, undefined, 'digest');
  if (!isDaily) {
    const [last, ...earlier] = await Promise.all(days.slice(0, DAYS_TOGETHER).map(({ day }) => digestOf(db, day, title, true)));
    return last ? [{ path: path(''), bytes: bytesOf(write(last, earlier)) }] : [];
  }
  // Without the day in its name there is one file, which holds the last day.
  const wanted = name.includes(DAY_IN_NAME) ? changedSince(days, upTo) : days.slice(0, 1);
  return Promise.all(wanted.map(async ({ day }) => ({ path: path(day), bytes: bytesOf(write(await digestOf(db, day, title, false))) })));
}
