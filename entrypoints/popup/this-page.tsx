import { PagePaperCard } from '../../components/page-paper';
import { type PagePaper, PagePapers } from '../../components/page-papers';
import { PopupSection } from '../../components/popup-section';
import { count, t } from '../../components/words';
import type { Change } from '../../paper/annotation';
import { aliasesOf } from '../../paper/ids';
import { annotationsNamed, tagUses } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from '../library/deeds';
import { useLive } from '../library/live';
import { siteList } from '../library/sites';
import { type Page, type ReadPage, showOnPage } from './page-report';

/** Why the page the reader is on shows no papers here. */
export function NoPage({ page }: { page: Exclude<Page, ReadPage> }) {
  if (page.is === 'asking') return null;
  return (
    <PopupSection title={t('popup_this_page')}>
      <p class="quiet-text">{page.is === 'reload' ? t('popup_reload') : t('popup_not_read', siteList())}</p>
    </PopupSection>
  );
}

/** The papers of the page the reader is on. */
export function ThisPage({ db, page, deeds, onDetail }: { db: Library; page: ReadPage; deeds: Deeds; onDetail(id: string): void }) {
  const said = useLive(async () => {
    return annotationsNamed(
      db,
      page.papers.map(({ found }) => aliasesOf(found.ids, found.url)),
    );
  }, [db, page]);
  const single = page.kind === 'paper';
  const tags = useLive(async () => (single ? tagUses(db) : []), [db, single]);

  if (page.papers.length === 0) {
    return (
      <PopupSection title={t('popup_this_page')}>
        <p class="quiet-text">{page.unreadable > 0 ? t('popup_changed') : t('popup_no_papers')}</p>
      </PopupSection>
    );
  }
  const papers = page.papers.map(({ found, index }, at): PagePaper => ({ found, index, annotation: said.value?.[at] }));
  const change = ({ found, index }: PagePaper, what: Change, words: string) =>
    void deeds.perform(async () => {
      const { action } = await background.act(found, what, { feed: page.feed, position: index + 1 });
      return action;
    }, words);
  const remove = ({ annotation }: PagePaper) => {
    if (annotation) void deeds.perform(() => background.remove([annotation.id]), t('toast_removed'));
  };
  const first = papers[0];
  if (single && first) {
    return (
      <PopupSection title={t('popup_this_page')}>
        <PagePaperCard
          paper={first}
          tags={tags.value ?? []}
          onChange={(what) => change(first, what, first.annotation ? t('toast_changed') : t('toast_saved'))}
          onRemove={() => remove(first)}
          onDetail={() => first.annotation && onDetail(first.annotation.id)}
        />
      </PopupSection>
    );
  }
  const saved = papers.filter(({ annotation }) => annotation).length;
  return (
    <PopupSection
      title={t('popup_this_page')}
      beside={`${count('library_papers', papers.length)}${saved > 0 ? `, ${count('popup_saved_here', saved)}` : ''}`}
    >
      <PagePapers
        papers={papers}
        onShow={(paper) =>
          void deeds.attempt(async () => {
            await showOnPage(page.tab, paper.index);
            window.close();
          })
        }
        onSave={(paper) => change(paper, {}, t('toast_saved'))}
        onRemove={remove}
        onQueue={(paper, queued) =>
          change(paper, { status: queued ? 'queued' : '' }, paper.annotation ? t('toast_changed') : t('toast_saved'))
        }
      />
      {page.unreadable > 0 && <p class="quiet-text">{count('popup_unreadable', page.unreadable)}</p>}
    </PopupSection>
  );
}
