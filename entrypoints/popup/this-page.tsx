import { useMemo, useState } from 'preact/hooks';
import { Icon } from '../../components/icons';
import { PagePaperCard } from '../../components/page-paper';
import { PopupSection } from '../../components/popup-section';
import { count, t } from '../../components/words';
import { textOf } from '../../paper/relevance-lesson';
import { tagUses } from '../../storage/catalogue';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from '../library/deeds';
import { useJudge, useWeighed } from '../library/judge';
import { useLive } from '../library/live';
import { deedsOn, usePagePapers } from '../library/page-papers';
import { ChangedSite } from './changed-site';
import { FeedPart } from './feed-part';
import { type Page, type ReadPage, showOnPage } from './page-report';
import { PlacedPapers } from './placed-papers';
import { References } from './references';
import { RulesPart } from './rules-part';

interface ThisPageProps {
  db: Library;
  page: ReadPage;
  deeds: Deeds;
  onDetail(id: string): void;
  onPage(page: Page): void;
  /** The reader has gone on to the page itself. */
  onLeft(): void;
}

/** The papers of the page the reader is on, and those it cites. */
export function ThisPage(props: ThisPageProps) {
  const { db, page, deeds } = props;
  return (
    <>
      {(page.changed || (page.unreadable > 0 && page.papers.length === 0)) && <ChangedSite db={db} page={page} />}
      {page.papers.length > 0 && <Listed {...props} />}
      {page.papers.length === 0 && page.references.length === 0 && !page.changed && page.unreadable === 0 && (
        <PopupSection title={t('popup_this_page')}>
          <p class="quiet-text">{t('popup_no_papers')}</p>
        </PopupSection>
      )}
      {page.references.length > 0 && <References db={db} page={page} deeds={deeds} onPage={props.onPage} onLeft={props.onLeft} />}
    </>
  );
}

function Listed({ db, page, deeds, onDetail, onLeft }: ThisPageProps) {
  const judge = useJudge(db, useWeighed());
  const [byRelevance, setByRelevance] = useState(false);
  const said = usePagePapers(db, page.papers);
  const weights = useMemo(
    () => judge && page.papers.map(({ found }) => judge.relevance(textOf(found, found.abstract))),
    [judge, page.papers],
  );
  const papers = said.map((paper, at) => ({ ...paper, relevance: weights?.[at] }));
  const single = page.kind === 'paper' && papers.length === 1;
  const tags = useLive(async () => (single ? tagUses(db) : []), [db, single]);
  const [first] = papers;
  if (single && first) {
    const { change, remove } = deedsOn(deeds, page.feed);
    return (
      <PopupSection title={t('popup_this_page')}>
        <PagePaperCard
          paper={first}
          tags={tags.value ?? []}
          likely={judge?.tags(textOf(first.found, first.found.abstract))}
          onChange={(what) => change(first, what)}
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
      {judge && (
        <p class="popup-choices">
          <button type="button" class="toggle" aria-pressed={byRelevance} onClick={() => setByRelevance(!byRelevance)}>
            <Icon name="relevance" />
            {t('relevance_order')}
          </button>
        </p>
      )}
      <PlacedPapers
        papers={byRelevance ? papers.toSorted((a, b) => (b.relevance?.score ?? 0) - (a.relevance?.score ?? 0)) : papers}
        label={t('popup_this_page')}
        feed={page.feed}
        deeds={deeds}
        onShow={(paper) =>
          void deeds.attempt(async () => {
            await showOnPage(page.tab, paper.index);
            onLeft();
          })
        }
      />
      {page.unreadable > 0 && <p class="quiet-text">{count('popup_unreadable', page.unreadable)}</p>}
      <FeedPart db={db} page={page} papers={papers} deeds={deeds} />
      {page.kind === 'listing' && <RulesPart db={db} papers={papers} judge={judge} deeds={deeds} />}
      <p class="popup-choices">
        <button
          type="button"
          onClick={() =>
            void deeds.attempt(async () => {
              await background.triage(page.tab);
              onLeft();
            })
          }
        >
          {t('popup_triage')}
        </button>
      </p>
    </PopupSection>
  );
}
