import { type PagePaper, PagePapers } from '../../components/page-papers';
import { t } from '../../components/words';
import type { Change } from '../../paper/annotation';
import { aliasesOf } from '../../paper/ids';
import { annotationsNamed } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from '../library/deeds';
import { useLive } from '../library/live';
import type { Placed } from './page-report';

/** The papers of a page with what is said of them now. */
export function usePagePapers(db: Library, placed: readonly Placed[]): PagePaper[] {
  const said = useLive(
    async () =>
      annotationsNamed(
        db,
        placed.map(({ found }) => aliasesOf(found.ids, found.url)),
      ),
    [db, placed],
  );
  return placed.map(({ found, index }, at) => ({ found, index, annotation: said.value?.[at] }));
}

/** What can be done to a paper of the page from the popup; `feed` is where it is remembered to have been met. */
export function deedsOn(deeds: Deeds, feed: string) {
  return {
    change({ found, index, annotation }: PagePaper, what: Change): void {
      void deeds.perform(
        async () => {
          const { action } = await background.act(found, what, { feed, position: index + 1 });
          return action;
        },
        t(annotation ? 'toast_changed' : 'toast_saved'),
      );
    },
    remove({ annotation }: PagePaper): void {
      if (annotation) void deeds.perform(() => background.remove([annotation.id]), t('toast_removed'));
    },
  };
}

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
