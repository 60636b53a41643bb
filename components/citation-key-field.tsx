import { useId, useState } from 'preact/hooks';
import { plainKey } from '../formats/citation-key';
import { t } from './words';

export interface CitationKeyFieldProps {
  citekey: string;
  /** Keys it had before, newest first. */
  oldKeys: readonly string[];
  /** Renames it; false when another paper has that key. */
  onRename(key: string): Promise<boolean>;
}

/** A paper's citation key, which changes only when the reader asks for it. */
export function CitationKeyField({ citekey, oldKeys, onRename }: CitationKeyFieldProps) {
  const [typed, setTyped] = useState<string>();
  const [taken, setTaken] = useState(false);
  const id = useId();
  const bad = typed !== undefined && plainKey(typed) !== typed;
  const problem = bad ? t('library_key_bad') : taken ? t('library_key_taken') : '';

  if (typed === undefined) {
    return (
      <p class="key-line">
        <code>{citekey}</code>
        <button type="button" class="quiet" onClick={() => setTyped(citekey)}>
          {t('library_key_change')}
        </button>
        {oldKeys.length > 0 && <span class="quiet-text">{t('library_key_old', oldKeys.join(', '))}</span>}
      </p>
    );
  }
  return (
    <form
      class="key-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (bad || !typed) return;
        onRename(typed).then((done) => (done ? setTyped(undefined) : setTaken(true)));
      }}
    >
      <label for={id}>{t('library_key_new')}</label>
      <input
        id={id}
        value={typed}
        dir="ltr"
        spellcheck={false}
        autocomplete="off"
        aria-invalid={problem !== ''}
        aria-describedby={`${id}h`}
        onInput={(event) => {
          setTaken(false);
          setTyped(event.currentTarget.value);
        }}
      />
      <p id={`${id}h`} class={problem ? 'problem-text' : 'quiet-text'} role="status">
        {problem || t('library_key_hint')}
      </p>
      <div class="detail-actions">
        <button type="submit" class="primary" disabled={bad || typed === ''}>
          {t('library_key_save')}
        </button>
        <button type="button" onClick={() => setTyped(undefined)}>
          {t('import_cancel')}
        </button>
      </div>
    </form>
  );
}
