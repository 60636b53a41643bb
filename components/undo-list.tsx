import { spokenTitle } from '../formats/spoken-title';
import type { DeedKind } from '../paper/deed-kind';
import { ago, count, t } from './words';

/** One thing that was done and can be taken back. */
export interface Undoable {
  n: number;
  kind: DeedKind;
  /** Title of the first paper it changed, or what the rule, tag or view it changed is called. */
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

/** What is said of papers beside the title: how many more there are than the one it names, or how many where it names none. */
function beside({ kind, papers }: Pick<Undoable, 'kind' | 'papers'>): string {
  if (kind === 'arrange') return papers > 0 ? ` · ${count('library_papers', papers)}` : '';
  return papers > 1 ? ` ${count('library_and_more', papers - 1)}` : '';
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
              {beside({ kind, papers })}
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
