import type { ComponentChildren } from 'preact';
import type { Entry } from './filter';
import { WithMaths } from './maths';

export interface SideListProps {
  title: string;
  entries: readonly Entry[];
  /** Unfolded at first. */
  open?: boolean;
  /** What is said beside a title. */
  about(entry: Entry): string;
  actions(entry: Entry): ComponentChildren;
}

/** A short foldable list of papers beside the main one; nothing when it is empty. */
export function SideList({ title, entries, open, about, actions }: SideListProps) {
  if (entries.length === 0) return null;
  return (
    <details class="side-list" open={open}>
      <summary>{title}</summary>
      <ul>
        {entries.map((entry) => (
          <li key={entry.paper.id}>
            <span class="side-text">
              <span class="title" dir="auto" title={entry.paper.title}>
                <WithMaths text={entry.paper.title} />
              </span>
              <span class="from">{about(entry)}</span>
            </span>
            {actions(entry)}
          </li>
        ))}
      </ul>
    </details>
  );
}
