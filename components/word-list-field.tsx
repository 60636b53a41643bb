import { useId, useRef, useState } from 'preact/hooks';
import { Icon } from './icons';
import { t } from './words';

export interface WordListFieldProps {
  label: string;
  hint: string;
  example: string;
  words: readonly string[];
  /** Longest word in characters. */
  longest: number;
  onChange(words: string[]): void;
}

/** Words or phrases in a row: Enter or a comma adds what is typed, a press on one takes it out, Backspace in the empty field the last. */
export function WordListField({ label, hint, example, words, longest, onChange }: WordListFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');

  const add = (text: string) => {
    const fresh = [...new Set(text.split(',').map((one) => one.trim()))].filter((one) => one && !words.includes(one));
    setTyped('');
    if (fresh.length === 0) return;
    setSaid(t('digest_word_added', fresh.join(', ')));
    onChange([...words, ...fresh]);
  };
  const remove = (word: string) => {
    setSaid(t('digest_word_removed', word));
    onChange(words.filter((one) => one !== word));
    input.current?.focus();
  };

  return (
    <div class="word-list">
      <label for={id}>{label}</label>
      <div class="tag-box">
        {words.map((word) => (
          <button key={word} type="button" class="tag" aria-label={t('digest_word_remove', word)} onClick={() => remove(word)}>
            <bdi>{word}</bdi>
            <Icon name="close" size={12} />
          </button>
        ))}
        <input
          ref={input}
          id={id}
          value={typed}
          maxLength={longest}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-describedby={`${id}h`}
          placeholder={words.length === 0 ? example : ''}
          onInput={(event) => {
            const text = event.currentTarget.value;
            if (text.includes(',')) add(text);
            else setTyped(text);
          }}
          // What was typed is meant, wherever the reader goes next.
          onBlur={() => add(typed)}
          onKeyDown={(event) => {
            if (event.isComposing) return;
            const last = words.at(-1);
            if (event.key === 'Enter') add(typed);
            else if (event.key === 'Backspace' && typed === '' && last) remove(last);
            else return;
            event.preventDefault();
          }}
        />
      </div>
      <p id={`${id}h`} class="quiet-text">
        {hint}
      </p>
      <p class="unseen" role="status">
        {said}
      </p>
    </div>
  );
}
