import { checkText } from '../../messages/check';
import type { Who } from '../../storage/log';

/** The reader at one of our own pages, now; with a group, whose actions are taken back as one. */
export const reader = (group?: unknown): Who => ({
  at: Date.now(),
  by: 'library',
  ...(typeof group === 'string' && { group: checkText(group, 64) }),
});
