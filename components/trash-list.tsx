import { spokenTitle } from '../formats/spoken-title';
import { IconButton } from './icon-button';
import { ago, t } from './words';

export interface TrashListProps {
  papers: readonly { n: number; at: number; id: string; title: string }[];
  onBringBack(paper: { n: number; id: string }): void;
}

/** Papers that were removed, each with a button that brings it back. */
export function TrashList({ papers, onBringBack }: TrashListProps) {
  return (
    <ul class="undo-list">
      {papers.map(({ n, at, id, title }) => (
        <li key={`${n} ${id}`}>
          <span class="side-text">
            <span class="title">
              <bdi>{spokenTitle(title)}</bdi>
            </span>
            <span class="from">{ago(at, Date.now())}</span>
          </span>
          <IconButton icon="undo" name={t('trash_back', spokenTitle(title))} onClick={() => onBringBack({ n, id })} />
        </li>
      ))}
    </ul>
  );
}
