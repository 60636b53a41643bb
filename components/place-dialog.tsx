import { useId, useState } from 'preact/hooks';
import { IconButton } from './icon-button';
import { Notice } from './notice';
import { Pick } from './pick-field';
import { useModal } from './use-modal';
import { t, type Word } from './words';

/** One thing that has to be known of a place. */
export interface PlaceField {
  name: string;
  kind: 'url' | 'text' | 'secret' | 'choice';
  optional?: boolean;
  initial?: string;
  of?: readonly string[];
  example?: string;
}

export interface PlaceKind {
  id: string;
  name: string;
  fields: readonly PlaceField[];
}

export interface Place {
  kind: string;
  name: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

export interface PlaceDialogProps {
  kinds: readonly PlaceKind[];
  /** The place as it is, when it is changed rather than added; its secrets are never shown again. */
  place?: Omit<Place, 'secrets'>;
  /** What is wrong with what was typed, by field; undefined when nothing is. */
  problemOf(kind: string, typed: Record<string, string>): { field: string; text: string } | undefined;
  /** Why the last try failed, or ''. */
  problem: string;
  onSave(place: Place): void;
  onClose(): void;
}

const initialOf = (fields: readonly PlaceField[]) => Object.fromEntries(fields.map(({ name, initial = '' }) => [name, initial]));

/** Asks what has to be known of a place where things can be put. */
export function PlaceDialog({ kinds, place, problemOf, problem, onSave, onClose }: PlaceDialogProps) {
  const dialog = useModal();
  const id = useId();
  const [kind, setKind] = useState(place?.kind ?? kinds[0]?.id ?? '');
  const fields = kinds.find((one) => one.id === kind)?.fields ?? [];
  const [typed, setTyped] = useState<Record<string, string>>({ ...initialOf(fields), ...place?.settings });
  const [name, setName] = useState(place?.name ?? '');
  const [wrong, setWrong] = useState<{ field: string; text: string }>();

  const save = (event: Event) => {
    event.preventDefault();
    // A secret that was given before may stay as it is.
    const kept = Object.fromEntries(
      fields.filter((one) => place && one.kind === 'secret' && !typed[one.name]).map((one) => [one.name, 'kept']),
    );
    const found = problemOf(kind, { ...typed, ...kept });
    setWrong(found);
    if (found) return;
    const of = (wanted: (field: PlaceField) => boolean) =>
      Object.fromEntries(fields.filter(wanted).map((one) => [one.name, (typed[one.name] ?? '').trim()]));
    onSave({
      kind,
      name: name.trim() || (kinds.find((one) => one.id === kind)?.name ?? kind),
      settings: of((one) => one.kind !== 'secret'),
      secrets: of((one) => one.kind === 'secret' && Boolean(typed[one.name])),
    });
  };

  return (
    <dialog ref={dialog} class="export-dialog" aria-labelledby={`${id}t`} onClose={onClose}>
      <form onSubmit={save} noValidate>
        <header>
          <h2 id={`${id}t`}>{t(place ? 'place_change' : 'place_new')}</h2>
          <IconButton icon="close" name={t('close')} onClick={() => dialog.current?.close()} />
        </header>
        {problem && <Notice>{problem}</Notice>}
        {!place && (
          <Pick
            label={t('place_kind')}
            value={kind}
            choices={kinds.map((one) => [one.id, one.name] as const)}
            onChange={(next) => {
              setKind(next);
              setTyped(initialOf(kinds.find((one) => one.id === next)?.fields ?? []));
              setWrong(undefined);
            }}
          />
        )}
        <p class="quiet-text">{t(`place_${kind}_hint` as Word)}</p>
        {fields.map((field) => (
          <Field
            key={`${kind}${field.name}`}
            field={field}
            value={typed[field.name] ?? ''}
            kept={place !== undefined}
            problem={wrong?.field === field.name ? wrong.text : ''}
            onInput={(value) => setTyped({ ...typed, [field.name]: value })}
          />
        ))}
        <div class="field">
          <label for={`${id}n`}>{t('place_name')}</label>
          <input id={`${id}n`} value={name} autocomplete="off" maxLength={100} onInput={(event) => setName(event.currentTarget.value)} />
        </div>
        <footer>
          <span class="gap" />
          <button type="button" onClick={() => dialog.current?.close()}>
            {t('import_cancel')}
          </button>
          <button type="submit" class="primary">
            {t(kind === 'folder' && !place ? 'place_pick' : 'place_save')}
          </button>
        </footer>
      </form>
    </dialog>
  );
}

interface FieldProps {
  field: PlaceField;
  value: string;
  /** A secret is there already. */
  kept: boolean;
  problem: string;
  onInput(value: string): void;
}

function Field({ field: { name, kind, optional, of, example }, value, kept, problem, onInput }: FieldProps) {
  const id = useId();
  const label = t(`place_field_${name}` as Word);
  if (kind === 'choice')
    return (
      <Pick label={label} value={value} choices={(of ?? []).map((one) => [one, t(`place_${one}` as Word)] as const)} onChange={onInput} />
    );
  const hint = kind === 'secret' && kept ? t('place_secret_kept') : example ? t('place_example', example) : '';
  const shared = {
    id,
    value,
    dir: 'ltr' as const,
    spellcheck: false,
    'aria-invalid': problem !== '',
    'aria-describedby': `${id}h`,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label for={id}>
        {label}
        {optional && <span class="quiet-text"> {t('place_optional')}</span>}
      </label>
      {kind === 'secret' ? (
        <input {...shared} type="password" autocomplete="new-password" />
      ) : (
        <input {...shared} inputMode={kind === 'url' ? 'url' : 'text'} autocomplete="off" />
      )}
      <p id={`${id}h`} class={problem ? 'problem-text' : 'quiet-text'} role={problem ? 'alert' : undefined}>
        {problem || hint}
      </p>
    </div>
  );
}
