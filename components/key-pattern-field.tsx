import { useId, useState } from 'preact/hooks';
import { t } from './words';

export interface KeyPatternFieldProps {
  /** The pattern as it is stored. */
  stored: string;
  /** Patterns others use, to choose from; the first is the usual one. */
  presets: readonly { name: string; pattern: string }[];
  /** Why a pattern cannot be used, or '' when it can. */
  problem(pattern: string): string;
  /** Keys a pattern gives, to see what it does. */
  examples(pattern: string): { title: string; key: string }[];
  onSave(pattern: string): void;
}

/** How citation keys of new papers are made, with what it gives while one types. */
export function KeyPatternField({ stored, presets, problem, examples, onSave }: KeyPatternFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const pattern = typed ?? stored;
  const wrong = problem(pattern);
  return (
    <form
      class="key-pattern"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong) return;
        onSave(pattern);
        setTyped(null);
      }}
    >
      <label for={id}>{t('settings_key_pattern')}</label>
      <div class="field-row">
        <input
          id={id}
          class="mono"
          value={pattern}
          dir="ltr"
          spellcheck={false}
          autocomplete="off"
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}p ${id}h`}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="primary" disabled={wrong !== '' || pattern === stored}>
          {t('settings_key_save')}
        </button>
        <select
          aria-label={t('settings_key_presets')}
          value={presets.find((preset) => preset.pattern === pattern)?.pattern ?? ''}
          onChange={(event) => setTyped(event.currentTarget.value || stored)}
        >
          <option value="">{t('settings_key_own')}</option>
          {presets.map((preset) => (
            <option key={preset.pattern} value={preset.pattern}>
              {preset.name}
            </option>
          ))}
        </select>
      </div>
      <p id={`${id}p`} class="problem-text" role="status">
        {wrong}
      </p>
      <p id={`${id}h`} class="quiet-text">
        {t('settings_key_hint')}
      </p>
      {!wrong && (
        <ul class="key-examples" aria-label={t('settings_key_examples')}>
          {examples(pattern).map(({ title, key }) => (
            <li key={title}>
              <code>{key}</code>
              <span class="from" dir="auto">
                {title}
              </span>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
