import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { TagUse } from '../paper/annotation';
import { type Colour, colourOf } from '../paper/tag-book';
import { completeTag } from './complete';
import { Icon } from './icons';
import { t } from './words';

/** Suggestions that are shown at once. */
const MOST_LIKELY = 3;

export interface TagFieldProps {
  given: readonly string[];
  uses: readonly TagUse[];
  /** Tags that fit, for one press. */
  likely?: readonly string[] | undefined;
  onAdd(tag: string): void;
  onRemove(tag: string): void;
  autoFocus?: boolean;
}

/** Tags as a combobox: existing ones are offered while typing, Enter takes or makes one, Backspace in the empty field removes the last. */
export function TagField({ given, uses, likely = [], onAdd, onRemove, autoFocus }: TagFieldProps) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [said, setSaid] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  // Not by the attribute: browsers ignore it in a frame of another origin. And at once, so that whoever types on loses no letter.
  useLayoutEffect(() => {
    if (autoFocus) input.current?.focus();
  }, []);
  // Told by the tags themselves: the frames on a page know no more of them.
  const colours = useMemo(() => new Map(uses.flatMap(({ tag, colour }): [string, Colour][] => (colour ? [[tag, colour]] : []))), [uses]);
  const { offers, create } = completeTag(typed, uses, given, Date.now());
  const options = create ? [...offers, create] : offers;
  const shown = open && options.length > 0;
  const isGiven = (tag: string) => given.some((one) => one.toLowerCase() === tag.toLowerCase());
  const fitting = likely.filter((tag) => !isGiven(tag)).slice(0, MOST_LIKELY);

  const add = (tag: string) => {
    onAdd(tag);
    setTyped('');
    setActive(-1);
    setSaid(t('tag_added', tag));
    input.current?.focus();
  };
  const remove = (tag: string) => {
    onRemove(tag);
    setSaid(t('tag_removed', tag));
    input.current?.focus();
  };
  const step = (by: number) => {
    setOpen(true);
    setActive((now) => (now + by + options.length + (now < 0 && by < 0 ? 1 : 0)) % Math.max(1, options.length));
    return true;
  };
  const keys: Record<string, () => boolean> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => {
      const exact = offers.find((offer) => offer.toLowerCase() === typed.trim().toLowerCase());
      const choice = active >= 0 ? options[active] : (exact ?? (create || (typed.trim() ? offers[0] : undefined)));
      if (choice) add(choice);
      return choice !== undefined;
    },
    Backspace: () => {
      const last = given.at(-1);
      if (typed || !last) return false;
      remove(last);
      return true;
    },
    Escape: () => {
      if (!shown && !typed) return false;
      setOpen(false);
      setActive(-1);
      if (!shown) setTyped('');
      return true;
    },
  };

  return (
    <div class="tag-field">
      <label for={`${id}i`}>{t('tags')}</label>
      <div class="tag-box">
        {given.map((tag) => (
          <button
            key={tag}
            type="button"
            class="tag"
            data-colour={colourOf({ colours }, tag)}
            aria-label={t('tag_remove', tag)}
            onClick={() => remove(tag)}
          >
            <bdi>{tag}</bdi>
            <Icon name="close" size={12} />
          </button>
        ))}
        <input
          ref={input}
          id={`${id}i`}
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}l`}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `${id}o${active}` : undefined}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          placeholder={given.length === 0 ? t('tags_placeholder') : ''}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(-1);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={(event) => {
            if (event.isComposing || !keys[event.key]?.()) return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </div>
      {fitting.length > 0 && (
        <p class="likely">
          <span>{t('tags_likely')}</span>
          {fitting.map((tag) => (
            <button key={tag} type="button" aria-label={t('tags_likely_add', tag)} onClick={() => add(tag)}>
              <Icon name="plus" size={12} />
              <bdi>{tag}</bdi>
            </button>
          ))}
        </p>
      )}
      <div id={`${id}l`} role="listbox" aria-label={t('tags')} class="offers" hidden={!shown}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox takes the keys, as the ARIA pattern has it
          <div
            key={option}
            id={`${id}o${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => add(option)}
          >
            {option === create ? <span class="new">{t('tag_create', option)}</span> : <bdi>{option}</bdi>}
          </div>
        ))}
      </div>
      <p class="unseen" role="status">
        {said}
      </p>
    </div>
  );
}
