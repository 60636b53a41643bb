import { useEffect, useMemo, useState } from 'preact/hooks';
import type { BeyondRows, RowTexts } from '../../components/catalogue-row';
import { scannedTexts } from '../../components/scanned-texts';
import type { Need } from '../../paper/query';
import { heldTexts } from '../../storage/folded-texts';
import { meetings, news } from '../../storage/query-reads';
import type { Library } from '../../storage/schema';
import { useLive } from './live';
import type { Shelf } from './shelf';

/** Abstracts and notes, read once they are wanted and kept up to date; undefined until they are there. */
function useTexts(db: Library | undefined, shelf: Shelf | undefined, wanted: boolean, withAbstracts: boolean): RowTexts | undefined {
  const [texts, setTexts] = useState<RowTexts>();
  const [asked, setAsked] = useState(false);
  if (wanted && !asked) setAsked(true);
  const catalogue = shelf?.catalogue;
  useEffect(() => {
    if (!db || !shelf || !asked) return;
    const gone = new AbortController();
    const held = heldTexts(db, shelf.catalogue, withAbstracts);
    const tell = () => !gone.signal.aborted && setTexts(scannedTexts(held));
    // Without these texts the search still looks everywhere else.
    const fail = (error: unknown) => console.error('Offprint:', error);
    shelf.listen((papers) => void held.hear(papers).then(tell, fail), gone.signal);
    held.read(gone.signal).then(tell, fail);
    return () => gone.abort();
  }, [db, catalogue, asked, withAbstracts]);
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
