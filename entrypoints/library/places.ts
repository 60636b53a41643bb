import { browser } from 'wxt/browser';
import { reason } from '../../components/job-status';
import type { Place, PlaceKind } from '../../components/place-dialog';
import { t, type Word } from '../../components/words';
import { RequestError } from '../../messages/wire';
import { keepSecret } from '../../storage/jobs';
import type { Library } from '../../storage/schema';
import { originOf, TARGET_FIELDS, TARGET_KINDS, type Target, type TargetKind, targetProblem } from '../../sync/target';
import { background } from './deeds';
import { wordsOf } from './problem';

/** A folder of this machine, as Chromium's picker gives it. */
interface PickedFolder {
  name: string;
  requestPermission(mode: object): Promise<string>;
}
type Picker = (options: object) => Promise<PickedFolder>;

const picker = (): Picker | undefined => (globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker;

/** The kinds of places this browser can write to. */
export function placeKinds(): PlaceKind[] {
  return TARGET_KINDS.filter((kind) => kind !== 'folder' || picker()).map((kind) => ({
    id: kind,
    name: t(`place_${kind}` as Word),
    fields: TARGET_FIELDS[kind],
  }));
}

/** What is wrong with what was typed, in words. */
export function placeProblem(kind: string, typed: Record<string, string>): { field: string; text: string } | undefined {
  const found = targetProblem(kind as TargetKind, typed);
  return found && { field: found.field, text: t(`place_problem_${found.code}`) };
}

/** What a request failed with, in words: a place's own trouble has words for what to do. */
export function targetWords(error: unknown): string {
  return error instanceof RequestError && error.code.startsWith('target-') ? reason(error.code.slice('target-'.length)) : wordsOf(error);
}

/** The places the reader named. */
export const placesOf = async (db: Library): Promise<Target[]> => (await db.targets.toArray()).map(({ value }) => value as Target);

/** Asks the browser for what a place needs. To be called while the press is fresh; false when the reader said no. */
export async function grant(target: Pick<Target, 'kind' | 'settings'>): Promise<boolean> {
  if (target.kind === 'downloads') return browser.permissions.request({ permissions: ['downloads'] });
  const origin = originOf(target);
  return origin ? browser.permissions.request({ origins: [origin] }) : true;
}

/** Keeps a place, with the permission it needs or the folder the reader picks; gives its id, or undefined when the reader said no. */
export async function savePlace(db: Library, place: Place, id: string = crypto.randomUUID(), isNew = true): Promise<string | undefined> {
  const kind = place.kind as TargetKind;
  if (kind === 'folder' && isNew) {
    const handle = await picker()?.({ mode: 'readwrite', id: 'offprint' });
    if (!handle) return undefined;
    await keepSecret(db, id, { handle });
    await background.saveTarget({ ...place, id, name: place.name || handle.name });
    return id;
  }
  if (!(await grant({ kind, settings: place.settings }))) return undefined;
  await background.saveTarget({ ...place, id });
  return id;
}

/** Asks again for what a place had: a server's permission, or access to its folder. True when it is there. */
export async function grantAgain(db: Library, target: Target): Promise<boolean> {
  if (target.kind !== 'folder') return grant(target);
  const secrets = (await db.secrets.get(target.id))?.value as { handle?: PickedFolder } | undefined;
  return (await secrets?.handle?.requestPermission({ mode: 'readwrite' })) === 'granted';
}
