import { liveQuery } from 'dexie';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { BeyondRows } from '../../components/catalogue-row';
import { scannedTexts } from '../../components/scanned-texts';
import type { Need } from '../../paper/query';
import type { RowTexts } from '../../paper/row-texts';
import { heldTexts } from '../../storage/folded-texts';
import { indexedTexts } from '../../storage/indexed-texts';
import { meetings, news } from '../../storage/query-reads';
import type { Library } from '../../storage/schema';
import { indexingOf, WORDS_FROM } from '../../storage/words-keep';
import { useLive } from './live';
import type { Shelf } from './shelf';

/** Abstracts and notes, read once they are wanted and kept up to date; undefined until they are there. */
function useTexts(db: Library | undefined, shelf: Shelf | undefined, wanted: boolean, withAbstracts: boolean): RowTexts | undefined {
  const [texts, setTexts] = useState<RowTexts>();
  const [asked, setAsked] = useState(false);
  if (wanted && !asked) setAsked(true);
  const catalogue = shelf?.catalogue;
  const isLarge = catalogue !== undefined && catalogue.size >= WORDS_FROM;
  useEffect(() => {
    if (!db || !shelf || !asked) return;
    const gone = new AbortController();
    // Without these texts the search still looks everywhere else.
    const fail = (error: unknown) => console.error('Offprint:', error);
    if (isLarge) {
      const index = indexedTexts(db, shelf.catalogue, () => setTexts({ ...index }), gone.signal);
      shelf.listen((papers) => void index.hear(papers).catch(fail), gone.signal);
      const kept = liveQuery(() => indexingOf(db)).subscribe(() => void index.read().catch(fail), fail);
      gone.signal.addEventListener('abort', () => kept.unsubscribe());
      return () => gone.abort();
    }
    const held = heldTexts(db, shelf.catalogue, withAbstracts);
    const tell = () => !gone.signal.aborted && setTexts(scannedTexts(held));
    shelf.listen((papers) => void held.hear(papers).then(tell, fail), gone.signal);
    held.read(gone.signal).then(tell, fail);
    return () => gone.abort();
  }, [db, catalogue, asked, isLarge, withAbstracts]);
  return texts;
}

/** What a query needs beyond the catalogue, read once it is wanted and kept up to date. Abstracts are left out where the list looks only at what is quickly read. */
export function useBeyond(db: Library | undefined, shelf: Shelf | undefined, needs: ReadonlySet<Need>, withAbstracts = true): BeyondRows {
  const asksTexts = needs.has('notes') || (withAbstracts && needs.has('abstracts'));
  const texts = useTexts(db, shelf, asksTexts, withAbstracts);
  const asksMeetings = needs.has('meetings');
  const asksNews = needs.has('news');
  const met = useLive(async () => (db && asksMeetings ? meetings(db) : undefined), [db, asksMeetings]).value;
  const heard = useLive(async () => (db && asksNews ? news(db) : undefined), [db, asksNews]).value;
  return useMemo(() => ({ texts, meetings: met, news: heard }), [texts, met, heard]);
}
