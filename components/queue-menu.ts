import { LENGTHS } from '../paper/session';
import { statusName } from './marks';
import { STAGES, type Stage } from './queue-rows';
import type { MenuItem } from './row-menu';
import { SNOOZES, snoozeUntil } from './snooze';
import { count, t } from './words';

/** What can be done with one paper of the queue. */
export interface QueueDeeds {
  onOpen(): void;
  onDetail(): void;
  /** Moves it to another place of its column. */
  onMove(to: number): void;
  onStage(stage: Stage): void;
  onSnooze(until: number): void;
  onSession(minutes: number): void;
  onTakeOff(): void;
}

/** The menu of a paper that stands at a place, from 0, of so many in a column. */
export function queueMenu(
  { stage, index, of, hasPage }: { stage: Stage; index: number; of: number; hasPage: boolean },
  deeds: QueueDeeds,
): MenuItem[] {
  const moves: MenuItem[] = [
    { name: t('library_queue_up'), icon: 'up', key: 'Alt+↑', begins: true, disabled: index === 0, run: () => deeds.onMove(index - 1) },
    { name: t('library_queue_down'), icon: 'down', key: 'Alt+↓', disabled: index === of - 1, run: () => deeds.onMove(index + 1) },
    { name: t('queue_top'), key: 'Alt+Home', disabled: index === 0, run: () => deeds.onMove(0) },
    { name: t('queue_end'), key: 'Alt+End', disabled: index === of - 1, run: () => deeds.onMove(of - 1) },
  ];
  const now = Date.now();
  const snoozes = SNOOZES.map(
    (snooze, at): MenuItem => ({
      name: `${t('library_snooze')}: ${t(`library_snooze_${snooze}`)}`,
      icon: 'clock',
      begins: at === 0,
      run: () => deeds.onSnooze(snoozeUntil(snooze, now)),
    }),
  );
  return [
    ...(hasPage ? [{ name: t('library_open'), icon: 'link' as const, run: deeds.onOpen }] : []),
    { name: t('library_detail_open'), icon: 'more', key: 'Enter', run: deeds.onDetail },
    ...STAGES.map(
      (one, at): MenuItem => ({
        name: statusName(one),
        checked: one === stage,
        begins: at === 0,
        run: () => deeds.onStage(one),
      }),
    ),
    ...(stage === 'read'
      ? []
      : [
          {
            name: count('session_for', LENGTHS[0]),
            icon: 'clock' as const,
            begins: true,
            run: () => deeds.onSession(LENGTHS[0]),
          },
        ]),
    ...(stage === 'read' ? [] : moves),
    ...(stage === 'queued' ? snoozes : []),
    { name: t('queue_take_off'), icon: 'close', key: 'Delete', begins: true, run: deeds.onTakeOff },
  ];
}
