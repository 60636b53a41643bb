import { useEffect, useMemo } from 'preact/hooks';
import type { Entry } from '../../components/filter';
import { pickOf, storedPick } from '../../components/today';
import type { Library } from '../../storage/schema';
import { background } from './deeds';
import { useLive } from './live';
import type { Shelf } from './shelf';

/** The setting that remembers what was picked for a day. */
const TODAY = 'today';

/** The papers picked for today from the queue, picked now if none were; remembered, so that they stay however the queue is ordered. */
export function useToday(db: Library, { catalogue, entries }: Shelf, queue: Uint32Array, now: number): readonly Entry[] {
  const { value: stored } = useLive(async () => [(await db.settings.get(TODAY))?.value], [db]);
  const pick = useMemo(() => stored && pickOf(catalogue, queue, storedPick(stored[0]), now), [stored, queue, now]);
  useEffect(() => {
    if (!pick || pick.ids.length === 0 || JSON.stringify(storedPick(stored?.[0])) === JSON.stringify(pick)) return;
    background.setSetting(TODAY, pick).catch((error: unknown) => console.error('Offprint:', error));
  }, [pick]);
  return (pick?.ids ?? []).flatMap((id) => entries.get(id) ?? []);
}
