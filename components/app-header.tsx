import type { ComponentChildren } from 'preact';
import { dropPlace } from './paper-drop';
import { figure, t, type Word } from './words';

export interface AppHeaderProps {
  /** Where one can go: the address, the name, how many are there if that matters, and what is done with papers dropped on it. */
  places: readonly { href: string; name: Word; count?: number; current: boolean; onDrop?: () => void }[];
  children?: ComponentChildren;
}

/** The bar on top of the library page. */
export function AppHeader({ places, children }: AppHeaderProps) {
  return (
    <header class="top">
      <h1>
        <Mark />
        {t('app_name')}
      </h1>
      <nav aria-label={t('library_navigation')}>
        {places.map(({ href, name, count, current, onDrop }) => (
          <a key={href} href={href} aria-current={current ? 'page' : undefined} {...dropPlace(onDrop)}>
            {t(name)}
            {count !== undefined && count > 0 && <span class="badge">{figure(count)}</span>}
          </a>
        ))}
      </nav>
      {children}
    </header>
  );
}

/** The mark of Offprint: a sheet with a turned corner. */
export function Mark() {
  return (
    <svg class="mark" aria-hidden="true" focusable="false" width="20" height="20" viewBox="0 0 20 20">
      <path d="M4 2.5h8.5L16 6v11.5H4z" fill="var(--accent-paper)" stroke="var(--accent)" stroke-width="1.5" stroke-linejoin="round" />
      <path d="M12.5 2.5V6H16M7 9.5h6M7 12h6M7 14.5h3.5" fill="none" stroke="var(--accent)" stroke-width="1.5" stroke-linejoin="round" />
    </svg>
  );
}
