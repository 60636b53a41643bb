import type { Annotation, Change, Rating, TagUse } from '../paper/annotation';
import { RatingField, StatusField } from './choice-field';
import { IconButton } from './icon-button';
import { Icon } from './icons';
import { Popover } from './popover';
import { TagField } from './tag-field';
import { count, t } from './words';

export interface BulkBarProps {
  /** What was said of the papers chosen. */
  chosen: readonly Annotation[];
  /** How many papers the filter shows. */
  shown: number;
  tags: readonly TagUse[];
  onChange(change: Change): void;
  onAll(): void;
  onNone(): void;
  onExport(): void;
  onRemove(): void;
}

/** The value all of them share, or undefined. */
function shared<T>(chosen: readonly Annotation[], value: (annotation: Annotation) => T): T | undefined {
  const first = chosen[0];
  return first && chosen.every((one) => value(one) === value(first)) ? value(first) : undefined;
}

/** Tags that at least one of them carries, for taking away; those all carry come first. */
function tagsOf(chosen: readonly Annotation[]): string[] {
  const counts = new Map<string, number>();
  for (const { tags } of chosen) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([tag]) => tag);
}

/** What can be done with several papers at once. */
export function BulkBar({ chosen, shown, tags, onChange, onAll, onNone, onExport, onRemove }: BulkBarProps) {
  const given = tagsOf(chosen);
  return (
    <div class="bulk-bar" role="toolbar" aria-label={t('library_bulk')}>
      <strong role="status">{count('library_selected', chosen.length)}</strong>
      {chosen.length < shown && (
        <button type="button" class="quiet" onClick={onAll}>
          {t('library_select_all_of', shown)}
        </button>
      )}
      <span class="gap" />
      <Popover label={t('library_tag')} icon="tag">
        {() => (
          <TagField
            given={given.slice(0, 20)}
            uses={tags}
            autoFocus
            onAdd={(tag) => onChange({ addTags: [tag] })}
            onRemove={(tag) => onChange({ removeTags: [tag] })}
          />
        )}
      </Popover>
      <Popover label={t('chip_rate')} icon="star">
        {() => (
          <RatingField value={shared(chosen, (one) => one.rating) ?? (0 as Rating)} autoFocus onChange={(rating) => onChange({ rating })} />
        )}
      </Popover>
      <Popover label={t('status')} icon="queue">
        {() => <StatusField value={shared(chosen, (one) => one.status) ?? ''} onChange={(status) => onChange({ status })} />}
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
