import type { PagePaper } from '../../components/page-papers';
import { PopupSection } from '../../components/popup-section';
import { count, t } from '../../components/words';
import { aliasesOf } from '../../paper/ids';
import type { FoundPaper } from '../../paper/paper';
import type { Library } from '../../storage/schema';
import type { Deeds } from '../library/deeds';
import { usePagePapers } from '../library/page-papers';
import { type Page, type ReadPage, showOnPage, showReferences } from './page-report';
import { PlacedPapers } from './placed-papers';

const nameOf = ({ ids, url }: FoundPaper) => aliasesOf(ids, url)[0];

interface ReferencesProps {
  db: Library;
  page: ReadPage;
  deeds: Deeds;
  onPage(page: Page): void;
  /** The reader has gone on to the page itself. */
  onLeft(): void;
}

/** What the page cites: it can be saved from here, and gets chips on the page when the reader asks for them. */
export function References({ db, page, deeds, onPage, onLeft }: ReferencesProps) {
  const papers = usePagePapers(db, page.references);
  const show = async ({ found }: PagePaper) => {
    const now = await showReferences(true);
    const there = now.is === 'read' && now.papers.find((one) => nameOf(one.found) === nameOf(found));
    if (!there) return;
    await showOnPage(page.tab, there.index);
    onLeft();
  };
  return (
    <PopupSection title={t('popup_references')} beside={count('library_papers', papers.length)}>
      <PlacedPapers
        papers={papers}
        label={t('popup_references')}
        feed={page.feed}
        deeds={deeds}
        onShow={(paper) => void deeds.attempt(() => show(paper))}
      />
      <p class="popup-choices">
        <button type="button" onClick={() => void deeds.attempt(async () => onPage(await showReferences(true)))}>
          {t('popup_references_show')}
        </button>
      </p>
    </PopupSection>
  );
}
