import { spokenTitle } from '../formats/spoken-title';
import { ago, count, t } from './words';

/** One thing that was done and can be taken back. */
export interface Undoable {
  n: number;
  kind: 'save' | 'tag' | 'rate' | 'status' | 'note' | 'order' | 'remove' | 'restore' | 'join' | 'facts' | 'import' | 'key' | 'rule';
  /** Title of the first paper it changed, or what the rule it changed is called. */
  title: string;
  papers: number;
  /** ms since 1970 */
  at: number;
  /** It was taken back already, and can be done again. */
  undone?: boolean;
}

export interface UndoListProps {
  deeds: readonly Undoable[];
  onUndo(n: number): void;
  onRedo?(n: number): void;
}

/** The last things that were done, newest first, each with a button that takes it back, or does it again. */
export function UndoList({ deeds, onUndo, onRedo }: UndoListProps) {
  if (deeds.length === 0) return <p class="quiet-text">{t('library_no_deeds')}</p>;
  return (
    <ul class="undo-list">
      {deeds.map(({ n, kind, title, papers, at, undone }) => (
        <li key={n} data-undone={undone}>
          <span class="side-text">
            <span class="title">
              {t(`library_deed_${kind}`)}: <bdi>{spokenTitle(title)}</bdi>
              {papers > 1 && ` ${count('library_and_more', papers - 1)}`}
            </span>
            <span class="from">{ago(at, Date.now())}</span>
          </span>
          {undone ? (
            <button
              type="button"
              class="quiet"
              aria-label={t('library_redo_named', t(`library_deed_${kind}`), spokenTitle(title))}
              onClick={() => onRedo?.(n)}
            >
              {t('redo')}
            </button>
          ) : (
            <button
              type="button"
              aria-label={t('library_undo_named', t(`library_deed_${kind}`), spokenTitle(title))}
              onClick={() => onUndo(n)}
            >
              {t('undo')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
