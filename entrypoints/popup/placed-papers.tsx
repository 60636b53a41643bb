import { type PagePaper, PagePapers } from '../../components/page-papers';
import type { Deeds } from '../library/deeds';
import { deedsOn } from '../library/page-papers';

/** A list of papers of the page, each of which can be saved and put on the queue. */
export function PlacedPapers({
  papers,
  label,
  feed,
  deeds,
  onShow,
}: {
  papers: readonly PagePaper[];
  label: string;
  feed: string;
  deeds: Deeds;
  onShow(paper: PagePaper): void;
}) {
  const { change, remove } = deedsOn(deeds, feed);
  return (
    <PagePapers
      papers={papers}
      label={label}
      onShow={onShow}
      onSave={(paper) => change(paper, {})}
      onRemove={remove}
      onQueue={(paper, queued) => change(paper, { status: queued ? 'queued' : '' })}
    />
  );
}
