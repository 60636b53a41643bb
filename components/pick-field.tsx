import { useId } from 'preact/hooks';
import { useTurned } from './turned';

export interface PickProps<T extends string> {
  label: string;
  value: T;
  choices: readonly (readonly [T, string])[];
  /** What is given is waited for. */
  onChange(value: T): unknown;
}

/** A choice among a few words, under its name. */
export function Pick<T extends string>({ label, value: kept, choices, onChange }: PickProps<T>) {
  const id = useId();
  const [value, choose] = useTurned(kept, onChange);
  return (
    <div class="pick-field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = choices.find(([one]) => one === event.currentTarget.value);
          if (chosen) choose(chosen[0]);
        }}
      >
        {choices.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
