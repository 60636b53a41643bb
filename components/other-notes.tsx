import type { Annotation, Change } from '../paper/annotation';
import { MERGED_NOTES } from '../paper/annotation';
import { t } from './words';

/** Notes that lost against a later one on another device, until the reader has dealt with each. */
export function OtherNotes({ annotation, onChange }: { annotation: Annotation; onChange(change: Change): void }) {
  const { note, otherNotes = [] } = annotation;
  if (otherNotes.length === 0) return null;
  return (
    <section class="other-notes" aria-label={t('note_others')}>
      <h3>{t('note_others')}</h3>
      <p class="quiet-text">{t('note_others_hint')}</p>
      {otherNotes.map(({ key, text }) => (
        <div key={key}>
          <p class="note-text" dir="auto">
            {text}
          </p>
          <div class="job-actions">
            <button type="button" onClick={() => onChange({ note: note ? `${note}${MERGED_NOTES}${text}` : text, dropNotes: [key] })}>
              {t('note_other_add')}
            </button>
            <button type="button" class="quiet" onClick={() => onChange({ dropNotes: [key] })}>
              {t('note_other_drop')}
            </button>
          </div>
        </div>
      ))}
    </section>
  );
}
