import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons';
import { fieldAbout, valueName } from './query-names';
import { type Offer, type Offers, offersAt, taken } from './query-offers';
import type { Vocabulary } from './query-vocabulary';
import { count, t } from './words';

export interface QueryFieldProps {
  label: string;
  value: string;
  vocabulary: Vocabulary;
  siteName(site: string): string;
  field?: RefObject<HTMLInputElement | null>;
  /** What is asked, in plain words; '' when nothing is. */
  reading: string;
  onInput(text: string): void;
  /** Arrow down where nothing is offered, or Enter: to what was found. */
  onDown?(): void;
}

/** A field for queries that offers fields and values while one types, as a combobox. Nothing is chosen unless the reader goes to it. */
export function QueryField({ label, value, vocabulary, siteName, reading, field, onInput, onDown }: QueryFieldProps) {
  const own = useRef<HTMLInputElement>(null);
  const input = field ?? own;
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [shown, setShown] = useState<Offers | null>(null);
  const [active, setActive] = useState(-1);
  const caret = useRef<number | null>(null);
  const options = shown?.offers ?? [];
  const open = options.length > 0;

  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [value]);
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const close = () => {
    setShown(null);
    setActive(-1);
  };
  /** Offers what may stand at the caret; unasked only where something was begun. */
  const offer = (text: string, at: number, wanted: boolean) => {
    const found = offersAt(text, at, vocabulary, (of, one) => valueName(of, one, siteName));
    setShown(wanted || found.begun ? found : null);
    setActive(-1);
    return found.offers.length > 0;
  };
  const take = (one: Offer) => {
    if (!shown) return;
    const next = taken(value, shown, one);
    caret.current = next.caret;
    onInput(next.text);
    offer(next.text, next.caret, false);
    input.current?.focus();
  };
  const step = (by: number) => setActive((now) => (now + by + options.length + (now < 0 && by < 0 ? 1 : 0)) % options.length);
  const here = () => input.current?.selectionStart ?? value.length;

  const keys: Record<string, (event: KeyboardEvent) => boolean> = {
    ArrowDown(event) {
      if (open) step(1);
      else if (event.altKey) return offer(value, here(), true);
      else onDown?.();
      return open || onDown !== undefined;
    },
    ArrowUp() {
      if (open) step(-1);
      return open;
    },
    Enter() {
      const one = options[active];
      if (one) take(one);
      else {
        close();
        onDown?.();
      }
      return true;
    },
    Escape() {
      if (!open && !value) return false;
      if (!open) onInput('');
      close();
      return true;
    },
  };
  const moved = () => {
    if (open) offer(value, here(), false);
  };

  return (
    <search class="search query-field">
      <Icon name="search" />
      <input
        ref={input}
        role="combobox"
        enterkeyhint="search"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}l`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}o${active}` : undefined}
        aria-describedby={`${id}r`}
        placeholder={label}
        value={value}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        dir="auto"
        onInput={(event) => {
          const { value: text, selectionStart } = event.currentTarget;
          onInput(text);
          offer(text, selectionStart ?? text.length, false);
        }}
        onClick={moved}
        onKeyUp={(event) => {
          if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) moved();
        }}
        onBlur={close}
        onKeyDown={(event) => {
          if (event.isComposing || !keys[event.key]?.(event)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div ref={list} id={`${id}l`} role="listbox" aria-label={t('query_offers')} class="offers" hidden={!open}>
        {options.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox takes the keys, as the ARIA pattern has it
          <div
            key={one.insert}
            id={`${id}o${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            <OfferText offer={one} siteName={siteName} />
          </div>
        ))}
      </div>
      <p id={`${id}r`} class="unseen">
        {reading}
      </p>
      <p class="unseen" role="status">
        {open ? count('query_offers', options.length) : ''}
      </p>
    </search>
  );
}

function OfferText({ offer: { insert, field, value, count: papers }, siteName }: { offer: Offer; siteName(site: string): string }) {
  const written = insert.trim();
  return (
    <>
      <code dir="ltr">
        <bdi>{written}</bdi>
      </code>
      <span class="about">{value === undefined ? fieldAbout(field, written) : valueName(field, value, siteName)}</span>
      {papers !== undefined && <span class="choice-count">{count('library_papers', papers)}</span>}
    </>
  );
}
