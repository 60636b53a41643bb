import { useRef } from 'preact/hooks';
import { DEFAULT_SORT, type Entry } from '../../components/filter';
import { listed } from '../../components/paper-rows';
import { PaperTable } from '../../components/paper-table';
import { NOTHING_SELECTED } from '../../components/selection';
import { t } from '../../components/words';
import { ROW, useNarrow } from './page';
import { siteName } from './sites';
import type { Go } from './use-route';

interface FirstPapersProps {
  papers: readonly Entry[];
  /** Papers read so far of a library that takes a while; 0 of others. */
  sofar: number;
  go: Go;
  onOpened(id: string): void;
}

/** The newest papers while all the others are still read: they can be opened and read of, and the rest follows in a moment. */
export function FirstPapers({ papers, sofar, go, onOpened }: FirstPapersProps) {
  const place = useRef<HTMLElement>(null);
  const narrow = useNarrow(place, ROW.narrowBelow);
  return (
    <div class="papers" aria-busy="true">
      <aside class="side" />
      <section ref={place} class="list" aria-label={t('library_papers_label')}>
        <div class="list-bar">
          <span class="shown" role="status">
            {sofar > 0 && t('library_preparing', sofar)}
          </span>
        </div>
        <PaperTable
          rows={listed(papers)}
          sort={DEFAULT_SORT}
          // What is chosen among a few would not be what is chosen among all.
          selection={NOTHING_SELECTED}
          onSelection={() => undefined}
          open=""
          siteName={siteName}
          rowHeight={narrow ? ROW.narrow : ROW.wide}
          onSort={(sort) => go({ sort })}
          onDetail={(paper) => go({ paper })}
          onRemove={() => undefined}
          onOpened={onOpened}
        />
      </section>
    </div>
  );
}
