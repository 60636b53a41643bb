import type { ComponentChildren } from 'preact';
import { spokenTitle } from '../formats/spoken-title';
import type { Entry } from './filter';
import { WithMaths } from './maths';
import type { PaperRows } from './paper-rows';
import { count } from './words';

/** So many are drawn; lists this long are worked through elsewhere. */
const MOST = 100;

export interface SideListProps {
  title: string;
  rows: PaperRows;
  /** Unfolded at first. */
  open?: boolean;
  /** What is said beside a title. */
  about(entry: Entry): string;
  actions(entry: Entry): ComponentChildren;
}

/** A short foldable list of papers beside the main one; nothing when it is empty. */
export function SideList({ title, rows, open, about, actions }: SideListProps) {
  if (rows.count === 0) return null;
  const drawn = Array.from({ length: Math.min(rows.count, MOST) }, (_, at) => rows.entryAt(at)).flatMap((entry) => entry ?? []);
  return (
    <details class="side-list" open={open}>
      <summary>{title}</summary>
      <ul>
        {drawn.map((entry) => (
          <li key={entry.paper.id}>
            <span class="side-text">
              <span class="title" dir="auto" title={spokenTitle(entry.paper.title)}>
                <WithMaths text={entry.paper.title} />
              </span>
              <span class="from">{about(entry)}</span>
            </span>
            {actions(entry)}
          </li>
        ))}
        {rows.count > MOST && <li class="quiet-text">{count('library_and_more', rows.count - MOST)}</li>}
      </ul>
    </details>
  );
}
