import { useMemo } from 'preact/hooks';
import { abstractsIn, type Beyond } from '../../components/entry-row';
import type { Need } from '../../paper/query';
import { meetings, news } from '../../storage/query-reads';
import type { Library } from '../../storage/schema';
import { useAbstracts } from './abstracts';
import { useLive } from './live';

/** What a query needs beyond the entries, read once it is wanted and kept up to date. */
export function useBeyond(db: Library | undefined, needs: ReadonlySet<Need>): Beyond {
  const folded = useAbstracts(db, needs.has('abstracts'));
  const asksMeetings = needs.has('meetings');
  const asksNews = needs.has('news');
  const met = useLive(async () => (db && asksMeetings ? meetings(db) : undefined), [db, asksMeetings]).value;
  const heard = useLive(async () => (db && asksNews ? news(db) : undefined), [db, asksNews]).value;
  return useMemo(() => ({ abstracts: folded && abstractsIn(folded), meetings: met, news: heard }), [folded, met, heard]);
}
