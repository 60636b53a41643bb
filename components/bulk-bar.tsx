import type { Change, Rating, Status, TagUse } from '../paper/annotation';
import { RatingField, StatusField } from './choice-field';
import { IconButton } from './icon-button';
import { Icon } from './icons';
import { Popover } from './popover';
import { TagField } from './tag-field';
import { count, t } from './words';

/** What was said of the papers chosen, taken together. */
export interface Chosen {
  count: number;
  /** What all of them share; undefined when they differ. */
  rating: Rating | undefined;
  status: Status | undefined;
  /** Tags that at least one of them carries, for taking away; those most carry come first. */
  tags: readonly string[];
}

export interface BulkBarProps {
  chosen: Chosen;
  /** How many papers the filter shows. */
  shown: number;
  tags: readonly TagUse[];
  onChange(change: Change): unknown;
  onAll(): void;
  onNone(): void;
  onExport(): void;
  onRemove(): void;
}

/** What can be done with several papers at once. */
export function BulkBar({ chosen, shown, tags, onChange, onAll, onNone, onExport, onRemove }: BulkBarProps) {
  return (
    <div class="bulk-bar" role="toolbar" aria-label={t('library_bulk')}>
      <strong role="status">{count('library_selected', chosen.count)}</strong>
      {chosen.count < shown && (
        <button type="button" class="quiet" onClick={onAll}>
          {t('library_select_all_of', shown)}
        </button>
      )}
      <span class="gap" />
      <Popover label={t('library_tag')} icon="tag">
        {() => (
          <TagField
            given={chosen.tags.slice(0, 20)}
            uses={tags}
            autoFocus
            onAdd={(tag) => onChange({ addTags: [tag] })}
            onRemove={(tag) => onChange({ removeTags: [tag] })}
          />
        )}
      </Popover>
      <Popover label={t('chip_rate')} icon="star">
        {() => <RatingField value={chosen.rating ?? 0} autoFocus onChange={(rating) => onChange({ rating })} />}
      </Popover>
      <Popover label={t('status')} icon="queue">
        {() => <StatusField value={chosen.status ?? ''} onChange={(status) => onChange({ status })} />}
      </Popover>
      <button type="button" onClick={onExport}>
        <Icon name="export" />
        <span>{t('library_export')}</span>
      </button>
      <button type="button" onClick={onRemove}>
        <Icon name="trash" />
        <span>{t('library_remove')}</span>
      </button>
      <IconButton icon="close" name={t('library_select_none')} onClick={onNone} />
    </div>
  );
}
