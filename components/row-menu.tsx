import { Fragment } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { IconName } from './icon-paths';
import { Icon } from './icons';

/** Something a menu offers. */
export interface MenuItem {
  name: string;
  icon?: IconName;
  /** The key that does the same. */
  key?: string;
  /** Of one of several that exclude each other: whether it is the one. */
  checked?: boolean;
  /** It begins a group of its own. */
  begins?: boolean;
  disabled?: boolean;
  run(): void;
}

/** Where in the window a menu is asked for (CSS pixels). */
export interface MenuPlace {
  x: number;
  y: number;
}

const GAP = 4;

/** Puts the menu where it was asked for, towards the inside of the window. */
function put(menu: HTMLElement, { x, y }: MenuPlace): void {
  const { width, height } = menu.getBoundingClientRect();
  const rtl = getComputedStyle(menu).direction === 'rtl';
  const left = rtl ? x - width : x;
  menu.style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - width - GAP))}px`;
  menu.style.top = `${Math.max(GAP, y + height + GAP > window.innerHeight ? y - height : y)}px`;
}

/** What stands before a name: of choices a tick alone, which an icon would be taken for. */
function Mark({ checked, icon }: MenuItem) {
  const name = checked ? 'check' : checked === undefined ? icon : undefined;
  return name ? <Icon name={name} /> : <span class="no-icon" />;
}

/** The menu of a row: arrows, Home, End and first letters move in it, Enter chooses, Escape or a press elsewhere closes it and the focus goes back. */
export function RowMenu({ label, items, at, onClose }: { label: string; items: readonly MenuItem[]; at: MenuPlace; onClose(): void }) {
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    opener.current = document.activeElement;
    menu.current?.showPopover?.();
  }, []);
  useLayoutEffect(() => {
    if (menu.current) put(menu.current, at);
    choices()[0]?.focus();
  }, [at]);
  useLayoutEffect(() => {
    // Not left to the browser: where a menu opens as the button goes down, it would be closed as the button comes up.
    const onPress = (event: Event) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) onClose();
    };
    window.addEventListener('pointerdown', onPress, true);
    return () => window.removeEventListener('pointerdown', onPress, true);
  }, [onClose]);

  const choices = () => [...(menu.current?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? [])];
  const close = () => {
    if (opener.current instanceof HTMLElement) opener.current.focus();
    onClose();
  };
  const step = (by: number) => {
    const all = choices();
    const here = all.indexOf(document.activeElement as HTMLButtonElement);
    all[(here + by + all.length) % all.length]?.focus();
  };
  const beginning = (letter: string) => {
    const all = choices();
    const here = all.indexOf(document.activeElement as HTMLButtonElement);
    const next = [...all.slice(here + 1), ...all.slice(0, here + 1)];
    next.find(({ textContent }) => textContent?.trim().toLowerCase().startsWith(letter))?.focus();
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => choices()[0]?.focus(),
    End: () => choices().at(-1)?.focus(),
    Tab: close,
    Escape: close,
  };

  return (
    <div
      ref={menu}
      popover="manual"
      role="menu"
      aria-label={label}
      class="panel row-menu"
      // The key that opens it may be heard of once more when it is let go.
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        const act = keys[event.key];
        if (act) act();
        else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey)
          beginning(event.key.toLowerCase());
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {items.map((item, index) => (
        <Fragment key={item.name}>
          {item.begins && index > 0 && <hr />}
          <button
            type="button"
            {...(item.checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': item.checked })}
            tabIndex={-1}
            disabled={item.disabled}
            onPointerMove={(event) => event.currentTarget.focus()}
            onClick={() => {
              close();
              item.run();
            }}
          >
            <Mark {...item} />
            <span class="menu-name">{item.name}</span>
            {item.key && <kbd dir="ltr">{item.key}</kbd>}
          </button>
        </Fragment>
      ))}
    </div>
  );
}
