import { FILLED, ICON_PATHS, type IconName } from './icon-paths';

/** A 16 px icon in the current colour; it says nothing by itself, the control around it has the name. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill={FILLED.has(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
