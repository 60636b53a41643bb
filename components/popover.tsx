import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { IconName } from './icon-paths';
import { Icon } from './icons';

export interface PopoverProps {
  label: string;
  icon?: IconName;
  /** Show the icon alone; the label is then its name. */
  bare?: boolean;
  class?: string;
  disabled?: boolean;
  tabIndex?: number;
  /** What it holds, drawn only while it is open. */
  children(close: () => void): ComponentChildren;
}

const GAP = 4;

/** Puts the panel below the button, or above it where there is more room, and inside the window. */
function place(button: HTMLElement, panel: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const size = panel.getBoundingClientRect();
  const rtl = getComputedStyle(button).direction === 'rtl';
  const wished = rtl ? at.right - size.width : at.left;
  const left = Math.max(GAP, Math.min(wished, window.innerWidth - size.width - GAP));
  const below = at.bottom + GAP;
  const fits = below + size.height <= window.innerHeight || at.top < size.height;
  panel.style.left = `${left}px`;
  panel.style.top = `${fits ? below : at.top - GAP - size.height}px`;
}

/** Places the panel and moves the focus into it, to what one would change first. */
function show(button: HTMLElement, panel: HTMLElement): void {
  place(button, panel);
  panel.querySelector<HTMLElement>('[autofocus], input, button:not(.tag)')?.focus();
}

/** A button that opens a panel beside itself; Escape or a press elsewhere closes it and the focus goes back. */
export function Popover({ label, icon, bare, class: name, disabled, tabIndex, children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => panel.current?.hidePopover();
  return (
    <>
      <button
        ref={button}
        type="button"
        class={name}
        disabled={disabled}
        tabIndex={tabIndex}
        popovertarget={id}
        aria-expanded={open}
        aria-label={bare ? label : undefined}
        title={bare ? label : undefined}
      >
        {icon && <Icon name={icon} />}
        {!bare && <span>{label}</span>}
      </button>
      <section
        ref={panel}
        id={id}
        popover="auto"
        aria-label={label}
        class="panel"
        // What it holds is drawn before it shows; then its size is known, and there is something to focus.
        onBeforeToggle={(event) => {
          if (event.newState === 'open') setOpen(true);
        }}
        onToggle={(event) => {
          // Not before it is hidden: the focus goes back to the button only if it was still inside.
          if (event.newState !== 'open') setOpen(false);
          else if (button.current && panel.current) show(button.current, panel.current);
        }}
      >
        {open && children(close)}
      </section>
    </>
  );
}
