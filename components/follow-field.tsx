import { useId, useState } from 'preact/hooks';
import { Icon } from './icons';
import { t } from './words';

export interface FollowFieldProps {
  /** Feeds to begin with, those that are followed left out. */
  starters: readonly { typed: string; name: string }[];
  /** Follows what was typed or pasted; gives a sentence when that is no feed. */
  onFollow(typed: string): Promise<string>;
}

/** Follows a feed: one to begin with, or whatever is typed or pasted. */
export function FollowField({ starters, onFollow }: FollowFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const follow = async (text: string) => {
    const sentence = await onFollow(text);
    setProblem(sentence);
    if (!sentence) setTyped('');
  };
  return (
    <form
      class="follow-field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void follow(typed);
      }}
    >
      {starters.length > 0 && (
        <p class="starts">
          {starters.map((starter) => (
            <button key={starter.typed} type="button" onClick={() => void follow(starter.typed)}>
              <Icon name="feed" />
              {starter.name}
            </button>
          ))}
        </p>
      )}
      <label for={id}>{t('feeds_paste')}</label>
      <div class="field-row">
        <input
          id={id}
          type="text"
          inputMode="url"
          dir="ltr"
          value={typed}
          maxLength={2000}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          placeholder="https://blog.example.org/feed.xml"
          aria-invalid={problem !== ''}
          aria-describedby={`${id}p ${id}h`}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setProblem('');
          }}
        />
        <button type="submit" class="primary">
          {t('feeds_follow')}
        </button>
      </div>
      <p id={`${id}p`} class="problem-text" role="alert">
        {problem}
      </p>
      <p id={`${id}h`} class="quiet-text">
        {t('feeds_paste_hint')}
      </p>
    </form>
  );
}
