import type { ComponentChildren } from 'preact';
import { useTurned } from './turned';

export interface SwitchProps {
  checked: boolean;
  name?: string;
  disabled?: boolean;
  children: ComponentChildren;
  /** Changes the setting; what is given is waited for. */
  onSwitch(on: boolean): unknown;
}

/** Switches a setting that is kept elsewhere. */
export function Switch({ checked, name, disabled, children, onSwitch }: SwitchProps) {
  const [on, turn] = useTurned(checked, onSwitch);
  return (
    <label class="switch">
      <input type="checkbox" name={name} checked={on} disabled={disabled} onChange={(event) => turn(event.currentTarget.checked)} />
      <span>{children}</span>
    </label>
  );
}
