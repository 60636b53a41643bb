import type { IconName } from './icon-paths';
import { Icon } from './icons';

export interface IconButtonProps {
  icon: IconName;
  /** What it does; shown when the pointer rests on it. */
  name: string;
  tabIndex?: number;
  disabled?: boolean;
  /** For a button that stays pressed. */
  pressed?: boolean;
  onClick(): void;
}

/** A button that shows only an icon. */
export function IconButton({ icon, name, tabIndex, disabled, pressed, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon"
      tabIndex={tabIndex}
      disabled={disabled}
      aria-pressed={pressed}
      aria-label={name}
      title={name}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
