import { statusName } from './marks';
import { STAGES, type Stage } from './queue-rows';
import type { MenuItem } from './row-menu';
import { SNOOZES, snoozeUntil } from './snooze';
import { t } from './words';

/** What can be done with one paper of the queue. */
export interface QueueDeeds {
  onOpen(): void;
  onDetail(): void;
  /** Moves it to another place of its column. */
  onMove(to: number): void;
  onStage(stage: Stage): void;
  onSnooze(until: number): void;
  onTakeOff(): void;
}

/** The menu of a paper that stands at a place, from 0, of `count` in a column. */
export function queueMenu(
  { stage, index, count, hasPage }: { stage: Stage; index: number; count: number; hasPage: boolean },
  deeds: QueueDeeds,
): MenuItem[] {
  const moves: MenuItem[] = [
    { name: t('library_queue_up'), icon: 'up', key: 'Alt+↑', begins: true, disabled: index === 0, run: () => deeds.onMove(index - 1) },
    { name: t('library_queue_down'), icon: 'down', key: 'Alt+↓', disabled: index === count - 1, run: () => deeds.onMove(index + 1) },
    { name: t('queue_top'), key: 'Alt+Home', disabled: index === 0, run: () => deeds.onMove(0) },
    { name: t('queue_end'), key: 'Alt+End', disabled: index === count - 1, run: () => deeds.onMove(count - 1) },
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
    ...(stage === 'read' ? [] : moves),
    ...(stage === 'queued' ? snoozes : []),
    { name: t('queue_take_off'), icon: 'close', key: 'Delete', begins: true, run: deeds.onTakeOff },
  ];
}
