import { expect, test } from 'vitest';
import type { DevicesJob, ExportJob } from '../../entrypoints/background/jobs';
import { pacedUntil } from '../../entrypoints/background/pace';
import { NEW_PROGRESS, type Progress } from '../../sync/job';

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;

const rule = { id: 'r', what: { kind: 'all' }, format: 'bibtex', options: {}, file: 'library.bib', when: 'change' } as const;
const exportTo = (targetId: string, change: Partial<Progress>): ExportJob => ({
  kind: 'export',
  rule: { ...rule, targetId },
  progress: { ...NEW_PROGRESS, phase: 'done', ...change },
});
const devicesAt = (targetId: string, change: Partial<Progress>): DevicesJob => ({
  kind: 'devices',
  targetId,
  progress: { ...NEW_PROGRESS, phase: 'done', ...change },
});

test('a repository gets one commit a minute, whichever exports and devices make them', () => {
  const jobs = [
    exportTo('t', { doneAt: NOW - 5 * MINUTE }),
    devicesAt('t', { doneAt: NOW }),
    exportTo('u', { doneAt: NOW + MINUTE }),
  ] as const;
  expect(pacedUntil(jobs[0], jobs, 'git')).toBe(NOW + MINUTE);
  expect(pacedUntil(jobs[1], jobs, 'git')).toBe(NOW + MINUTE);
  expect(pacedUntil(jobs[0], jobs, 'webdav')).toBe(0);
});

test('a file in the downloads folder moves once in five minutes, each by itself', () => {
  const jobs = [exportTo('t', { doneAt: NOW - 5 * MINUTE }), exportTo('t', { doneAt: NOW })] as const;
  expect(pacedUntil(jobs[0], jobs, 'downloads')).toBe(NOW);
  expect(pacedUntil(jobs[1], jobs, 'downloads')).toBe(NOW + 5 * MINUTE);
});

test('what the reader asks for is done at once, and what was never done has nothing to wait for', () => {
  const jobs = [exportTo('t', { phase: 'due', doneAt: NOW }), exportTo('u', { phase: 'new', doneAt: 0 })] as const;
  expect(pacedUntil(jobs[0], jobs, 'git')).toBe(0);
  expect(pacedUntil(jobs[1], jobs, 'git')).toBe(0);
});

test('a pause that a server asked one job for holds for all that go there, and for nobody else', () => {
  const busy = exportTo('t', { phase: 'later', code: 'busy', nextAt: NOW + 7 * MINUTE });
  const jobs = [busy, exportTo('t', { phase: 'due' }), exportTo('u', { phase: 'due' })] as const;
  expect(pacedUntil(jobs[1], jobs, 'webdav')).toBe(NOW + 7 * MINUTE);
  expect(pacedUntil(jobs[2], jobs, 'webdav')).toBe(0);
  const slow = [{ ...busy, progress: { ...busy.progress, code: 'unreachable' } } as ExportJob, exportTo('t', { phase: 'due' })] as const;
  expect(pacedUntil(slow[1], slow, 'webdav')).toBe(0);
});
