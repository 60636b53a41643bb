import type { Change, TagUse } from '../paper/annotation';
import { RatingField } from './choice-field';
import { Icon } from './icons';
import { authorsLine } from './marks';
import { WithMaths } from './maths';
import type { PagePaper } from './page-papers';
import { RelevanceLine } from './relevance-mark';
import { TagField } from './tag-field';
import { t } from './words';

export interface PagePaperProps {
  paper: PagePaper;
  tags: readonly TagUse[];
  /** Tags that papers like it have. */
  likely?: readonly string[] | undefined;
  /** Also saves it. */
  onChange(change: Change): unknown;
  onRemove(): void;
  onDetail(): void;
}

/** The one paper a page is about: save it, put it on the queue, rate and tag it. */
export function PagePaperCard({ paper, tags, likely, onChange, onRemove, onDetail }: PagePaperProps) {
  const { found, annotation } = paper;
  const queued = annotation?.status === 'queued';
  return (
    <div class="page-paper">
      <h3 dir="auto">
        <WithMaths text={found.title} />
      </h3>
      <p class="by">
        <bdi>{authorsLine(found.authors, 4)}</bdi>
      </p>
      {paper.relevance && <RelevanceLine {...paper.relevance} />}
      <div class="field-row">
        {annotation ? (
          <button type="button" class="toggle" aria-pressed={true} onClick={onRemove}>
            <Icon name="saved" />
            {t('saved')}
          </button>
        ) : (
          <button type="button" class="primary" onClick={() => onChange({})}>
            <Icon name="save" />
            {t('save')}
          </button>
        )}
        <button type="button" class="toggle" aria-pressed={queued} onClick={() => onChange({ status: queued ? '' : 'queued' })}>
          <Icon name="queue" />
          {t('queue')}
        </button>
        {annotation && (
          <button type="button" class="quiet" onClick={onDetail}>
            <Icon name="note" />
            {t('popup_more')}
          </button>
        )}
      </div>
      <div class="paper-editor">
        <RatingField value={annotation?.rating ?? 0} onChange={(rating) => onChange({ rating })} />
        <TagField
          given={annotation?.tags ?? []}
          uses={tags}
          likely={likely}
          onAdd={(tag) => onChange({ addTags: [tag] })}
          onRemove={(tag) => onChange({ removeTags: [tag] })}
        />
      </div>
    </div>
  );
}
