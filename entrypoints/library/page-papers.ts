import type { PagePaper } from '../../components/page-papers';
import { t } from '../../components/words';
import type { Change } from '../../paper/annotation';
import { aliasesOf } from '../../paper/ids';
import { annotationsNamed } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { useLive } from './live';

/** The papers of a page with what is said of them now. */
export function usePagePapers(db: Library, placed: readonly Pick<PagePaper, 'found' | 'index'>[]): PagePaper[] {
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
    change({ found, index, annotation }: PagePaper, what: Change): Promise<void> {
      return deeds.perform(
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
