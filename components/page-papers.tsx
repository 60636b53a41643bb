import { spokenTitle } from '../formats/spoken-title';
import type { Annotation } from '../paper/annotation';
import type { FoundPaper } from '../paper/paper';
import { IconButton } from './icon-button';
import { authorsLine, Stars, StatusMark, Tags } from './marks';
import { RelevanceMark } from './relevance-mark';
import type { RelevanceShown } from './relevance-name';
import { isOnRow, RowGrid } from './row-grid';
import { TitleButton } from './title-button';
import { t } from './words';

/** A paper of the page the reader is on, and what was said of it if it is in the library. */
export interface PagePaper {
  found: FoundPaper;
  /** Its place on the page, from 0. */
  index: number;
  annotation: Annotation | undefined;
  /** How relevant it is, as far as that was learned. */
  relevance?: RelevanceShown | undefined;
}

export interface PagePapersProps {
  papers: readonly PagePaper[];
  label: string;
  /** Shows the paper on its page. */
  onShow(paper: PagePaper): void;
  onSave(paper: PagePaper): void;
  onRemove(paper: PagePaper): void;
  onQueue(paper: PagePaper, queued: boolean): void;
}

const ROW = 58;

/** The papers of a listing, each with buttons to save it and to put it on the queue. */
export function PagePapers({ papers, label, onShow, onSave, onRemove, onQueue }: PagePapersProps) {
  return (
    <RowGrid
      class="page-papers"
      label={label}
      count={papers.length}
      rowHeight={ROW}
      keyOf={(at) => String(papers[at]?.index ?? '')}
      onKey={(event, at) => {
        const paper = papers[at];
        if (!paper || !isOnRow(event) || (event.key !== 'Enter' && event.key !== ' ')) return false;
        if (event.key === 'Enter') onShow(paper);
        else if (!paper.annotation) onSave(paper);
        return true;
      }}
      row={(at, active) => {
        const paper = papers[at];
        if (!paper) return null;
        const { found, annotation, relevance } = paper;
        const tabIndex = active ? 0 : -1;
        const queued = annotation?.status === 'queued';
        return (
          <>
            <th scope="row" class="c-title">
              <TitleButton title={found.title} tabIndex={tabIndex} onClick={() => onShow(paper)} />
              <span class="by">
                {relevance && <RelevanceMark {...relevance} />}
                {annotation ? <Said annotation={annotation} /> : <bdi>{authorsLine(found.authors, 2)}</bdi>}
              </span>
            </th>
            <td class="c-acts">
              <IconButton
                icon={annotation ? 'saved' : 'save'}
                name={annotation ? t('popup_saved_named', spokenTitle(found.title)) : t('popup_save_named', spokenTitle(found.title))}
                pressed={annotation !== undefined}
                tabIndex={tabIndex}
                onClick={() => (annotation ? onRemove(paper) : onSave(paper))}
              />
              <IconButton
                icon="queue"
                name={t('popup_queue_named', spokenTitle(found.title))}
                pressed={queued}
                tabIndex={tabIndex}
                onClick={() => onQueue(paper, !queued)}
              />
            </td>
          </>
        );
      }}
    />
  );
}

/** In one line, what was said of a paper. */
function Said({ annotation }: { annotation: Annotation }) {
  const nothing = !annotation.status && !annotation.rating && annotation.tags.length === 0;
  return (
    <>
      {nothing && t('saved')}
      <StatusMark status={annotation.status} />
      <Stars rating={annotation.rating} />
      <Tags tags={annotation.tags} most={2} />
    </>
  );
}
