import { useId, useState } from 'preact/hooks';
import { Notice } from './notice';
import { Pick } from './pick-field';
import { useAttempt } from './use-attempt';
import { count, t } from './words';

/** What sharing would do: titles that others will see, and what of theirs comes. */
export interface ShareForecast {
  found: boolean;
  sealed: boolean;
  going: readonly string[];
  coming: readonly { title: string; tags: readonly string[]; known: boolean }[];
  members: readonly string[];
}

export interface ShareChoice {
  place: string;
  group: string;
  tags: string[];
  name: string;
  passphrase: string;
}

export interface ShareFormProps {
  places: readonly { id: string; name: string }[];
  tags: readonly { tag: string; count: number }[];
  /** How others will see this reader, at first. */
  name: string;
  onNewPlace(): void;
  foresee(choice: ShareChoice): Promise<ShareForecast>;
  share(choice: ShareChoice): Promise<void>;
  wordsOf(error: unknown): string;
  onClose(): void;
}

/** Most titles that are listed of each kind before the rest is only counted. */
const SHOWN = 200;

/** Sharing tags with others: which, where, under which name, and first all that will be seen and come. */
export function ShareForm({ places, tags, name: first, onNewPlace, foresee, share, wordsOf, onClose }: ShareFormProps) {
  const id = useId();
  const [choice, setChoice] = useState<ShareChoice>({ place: places[0]?.id ?? '', group: '', tags: [], name: first, passphrase: '' });
  const [typed, setTyped] = useState('');
  const [forecast, setForecast] = useState<ShareForecast>();
  const { busy, problem, attempt } = useAttempt(wordsOf);
  const chosen = { ...choice, tags: [...choice.tags, ...typed.split(',').map((one) => one.trim())].filter(Boolean) };
  const set = (change: Partial<ShareChoice>) => {
    setForecast(undefined);
    setChoice({ ...choice, ...change });
  };
  const ready = chosen.place !== '' && chosen.group.trim() !== '' && chosen.tags.length > 0 && chosen.name.trim() !== '';

  return (
    <form
      class="join share-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void attempt(async () => (forecast ? share(chosen) : setForecast(await foresee(chosen))));
      }}
    >
      <div class="bib-options">
        <Pick
          label={t('shares_where')}
          value={choice.place || '+'}
          choices={[...places.map((one) => [one.id, one.name] as const), ['+', t('rule_new_place')] as const]}
          onChange={(place) => (place === '+' ? onNewPlace() : set({ place }))}
        />
        <Field
          id={`${id}g`}
          label={t('shares_group')}
          hint={t('shares_group_hint')}
          value={choice.group}
          onInput={(group) => set({ group })}
        />
        <Field id={`${id}n`} label={t('shares_name')} value={choice.name} onInput={(name) => set({ name })} />
        <Field
          id={`${id}p`}
          label={t('devices_passphrase')}
          hint={t('shares_passphrase_hint')}
          secret
          value={choice.passphrase}
          onInput={(passphrase) => set({ passphrase })}
        />
      </div>
      <fieldset class="choice-group share-tags">
        <legend>{t('shares_tags')}</legend>
        {tags.map(({ tag, count: papers }) => (
          <label key={tag} class="choice">
            <input
              type="checkbox"
              checked={choice.tags.includes(tag)}
              onChange={(event) =>
                set({ tags: event.currentTarget.checked ? [...choice.tags, tag] : choice.tags.filter((one) => one !== tag) })
              }
            />
            <span class="choice-name">
              <bdi>{tag}</bdi>
            </span>
            <span class="choice-count">{count('library_papers', papers)}</span>
          </label>
        ))}
        <Field
          id={`${id}t`}
          label={t('shares_other_tags')}
          value={typed}
          onInput={(text) => {
            setForecast(undefined);
            setTyped(text);
          }}
        />
      </fieldset>
      <p class="quiet-text">{t('shares_meaning')}</p>
      {problem && <Notice>{problem}</Notice>}
      {forecast && <Forecast forecast={forecast} />}
      <div class="job-actions">
        <button type="submit" class="primary" disabled={busy || !ready}>
          {t(busy ? 'devices_looking' : forecast ? 'shares_share' : 'devices_foresee')}
        </button>
        <button type="button" onClick={onClose}>
          {t('import_cancel')}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  id: string;
  label: string;
  hint?: string;
  value: string;
  secret?: boolean;
  onInput(value: string): void;
}

function Field({ id, label, hint, value, secret, onInput }: FieldProps) {
  const shared = {
    id,
    value,
    maxLength: 60,
    'aria-describedby': hint ? `${id}h` : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <div class="pick-field">
      <label for={id}>{label}</label>
      {secret ? <input {...shared} type="password" autocomplete="new-password" /> : <input {...shared} autocomplete="off" />}
      {hint && (
        <p class="quiet-text" id={`${id}h`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function Forecast({ forecast: { found, sealed, going, coming, members } }: { forecast: ShareForecast }) {
  return (
    <div class="forecast" role="status">
      <p>{found ? t('shares_members', members.join(', ') || '–') : t('shares_first')}</p>
      <Titles summary={count('shares_going', going.length)} titles={going} />
      <Titles
        summary={count('shares_coming', coming.length)}
        titles={coming.map(({ title, tags, known }) => `${title} (${tags.join(', ')}${known ? `; ${t('shares_known')}` : ''})`)}
      />
      {sealed && <p class="quiet-text">{t('devices_sealed')}</p>}
    </div>
  );
}

function Titles({ summary, titles }: { summary: string; titles: readonly string[] }) {
  if (titles.length === 0) return <p>{summary}</p>;
  return (
    <details open={titles.length <= 10}>
      <summary>{summary}</summary>
      <ul class="share-titles">
        {titles.slice(0, SHOWN).map((title) => (
          <li key={title} dir="auto">
            {title}
          </li>
        ))}
        {titles.length > SHOWN && <li>{t('trash_more', titles.length - SHOWN)}</li>}
      </ul>
    </details>
  );
}
