import type { RefObject } from 'preact';
import { Icon } from './icons';

export interface SearchFieldProps {
  label: string;
  value: string;
  field?: RefObject<HTMLInputElement | null>;
  onInput(text: string): void;
  /** Arrow down: to what was found. */
  onDown?(): void;
}

/** A field that searches while one types. */
export function SearchField({ label, value, field, onInput, onDown }: SearchFieldProps) {
  return (
    <search class="search">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || !onDown) return;
          event.preventDefault();
          onDown();
        }}
      />
    </search>
  );
}
