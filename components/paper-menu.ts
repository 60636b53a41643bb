import { STATUSES, type Status } from '../paper/annotation';
import type { Entry } from './filter';
import { statusName } from './marks';
import type { MenuItem } from './row-menu';
import { t } from './words';

/** What can be done with one paper of a list, or with all that are chosen. */
export interface PaperDeeds {
  onOpen(): void;
  onDetail(): void;
  onToggle(): void;
  onStatus(status: Status): void;
  onCopy(what: 'bibtex' | 'cite' | 'link'): void;
  onExport(): void;
  onRemove(): void;
}

/** The menu of a row in the list of papers; `one` is its paper, unless several are chosen and the row is one of them. */
export function paperMenu({ one, isChosen }: { one: Entry | undefined; isChosen: boolean }, deeds: PaperDeeds): MenuItem[] {
  const statuses = [...STATUSES, ''] as const;
  const alone: MenuItem[] = one
    ? [
        ...(one.paper.url ? [{ name: t('library_open'), icon: 'link' as const, run: deeds.onOpen }] : []),
        { name: t('library_detail_open'), icon: 'more', key: 'Enter', run: deeds.onDetail },
        { name: t(isChosen ? 'menu_unselect' : 'menu_select'), icon: 'check', key: t('menu_space'), run: deeds.onToggle },
      ]
    : [];
  return [
    ...alone,
    ...statuses.map(
      (status, at): MenuItem => ({
        name: statusName(status),
        checked: one?.annotation.status === status,
        begins: at === 0,
        run: () => deeds.onStatus(status),
      }),
    ),
    { name: t('editor_copy_bibtex'), icon: 'copy', begins: true, run: () => deeds.onCopy('bibtex') },
    { name: t('editor_copy_cite'), icon: 'copy', run: () => deeds.onCopy('cite') },
    ...(one?.paper.url ? [{ name: t('editor_copy_link'), icon: 'copy' as const, run: () => deeds.onCopy('link') }] : []),
    { name: t('library_export'), icon: 'export', run: deeds.onExport },
    { name: t('library_remove'), icon: 'trash', key: 'Delete', begins: true, run: deeds.onRemove },
  ];
}
