import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from './words';

export interface NoteFieldProps {
  /** The note as it is saved. */
  saved: string;
  /** Text typed earlier and not saved, or null. */
  draft: string | null;
  onSave(text: string): void;
  /** Told of every keystroke, so that nothing typed is ever lost; '' when there is nothing unsaved. */
  onDraft(text: string): void;
  autoFocus?: boolean;
}

/** A Markdown note that is saved by a button or Ctrl+Enter; until then what was typed is kept as a draft. */
export function NoteField({ saved, draft, onSave, onDraft, autoFocus }: NoteFieldProps) {
  const [text, setText] = useState(draft ?? saved);
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const known = useRef({ saved, draft });
  const isTyped = useRef(false);
  useLayoutEffect(() => {
    const before = known.current;
    known.current = { saved, draft };
    // What was typed since is newer than anything that is stored; a draft of before may be read late.
    if (draft === null && (text === before.saved || text === before.draft)) setText(saved);
    else if (draft !== null && before.draft === null && !isTyped.current) setText(draft);
  }, [saved, draft]);
  useLayoutEffect(() => {
    if (autoFocus) area.current?.focus();
  }, []);
  const unsaved = text !== saved;
  // The buttons go when nothing is unsaved any more, so the focus must not stay on them.
  const save = () => {
    area.current?.focus();
    onSave(text);
  };
  const type = (value: string) => {
    isTyped.current = true;
    setText(value);
    onDraft(value === saved ? '' : value);
  };
  const discard = () => {
    area.current?.focus();
    type(saved);
  };
  return (
    <div class="note-field">
      <label for={id}>{t('note')}</label>
      <textarea
        ref={area}
        id={id}
        rows={4}
        dir="auto"
        placeholder={t('note_placeholder')}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && unsaved) save();
        }}
      />
      <div class="note-actions" hidden={!unsaved}>
        <span role="status">{unsaved ? t('note_unsaved') : ''}</span>
        <button type="button" class="quiet" onClick={discard}>
          {t('note_discard')}
        </button>
        <button type="button" class="primary" onClick={save}>
          {t('note_save')}
        </button>
      </div>
    </div>
  );
}
