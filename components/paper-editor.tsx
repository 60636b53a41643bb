import type { Annotation, Change, TagUse } from '../paper/annotation';
import { RatingField, StatusField } from './choice-field';
import { NoteField } from './note-field';
import { TagField } from './tag-field';

export interface PaperEditorProps {
  /** What is stored; null for a paper that is not in the library yet. */
  annotation: Annotation | null;
  /** Every tag of the library, to complete from. */
  tags: readonly TagUse[];
  /** Tags that papers like it have. */
  likely?: readonly string[] | undefined;
  /** Note text typed earlier and not saved, or null. */
  draft: string | null;
  focus?: 'tags' | 'rating' | 'note';
  onChange(change: Change): unknown;
  onDraft(text: string): void;
}

/** Tags, rating, status and note of one paper; every change is told at once. */
export function PaperEditor({ annotation, tags, likely, draft, focus, onChange, onDraft }: PaperEditorProps) {
  return (
    <div class="paper-editor">
      <TagField
        given={annotation?.tags ?? []}
        uses={tags}
        likely={likely}
        autoFocus={focus === 'tags'}
        onAdd={(tag) => onChange({ addTags: [tag] })}
        onRemove={(tag) => onChange({ removeTags: [tag] })}
      />
      <RatingField value={annotation?.rating ?? 0} autoFocus={focus === 'rating'} onChange={(rating) => onChange({ rating })} />
      <StatusField value={annotation?.status ?? ''} onChange={(status) => onChange({ status })} />
      <NoteField
        saved={annotation?.note ?? ''}
        draft={draft}
        autoFocus={focus === 'note'}
        onSave={(note) => onChange({ note })}
        onDraft={onDraft}
      />
    </div>
  );
}
