import type { ComponentChildren } from 'preact';
import { dropPlace } from './paper-drop';
import { count, figure } from './words';

export interface CheckProps {
  checked: boolean;
  name: ComponentChildren;
  number: number;
  onToggle(): void;
  /** Papers were dropped on it. */
  onDrop?: (() => void) | undefined;
}

/** A choice with how many papers it would show. */
export function Check({ checked, name, number, onToggle, onDrop }: CheckProps) {
  return (
    <label class="choice" {...dropPlace(onDrop)}>
      <input type="checkbox" checked={checked} onChange={onToggle} />
      <span class="choice-name">{name}</span>
      <Amount of={number} />
    </label>
  );
}

/** How many papers, as a figure for the eye and in words for the ear. */
export function Amount({ of }: { of: number }) {
  return (
    <span class="choice-count">
      <span aria-hidden="true">{figure(of)}</span>
      <span class="unseen">{count('library_papers', of)}</span>
    </span>
  );
}
