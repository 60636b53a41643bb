// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { Waiting } from '../../components/waiting';
import { speak, type Word } from '../../components/words';
import type { Status } from '../../paper/annotation';
import de from '../../public/_locales/de/messages.json';
import en from '../../public/_locales/en/messages.json';
import zh from '../../public/_locales/zh_CN/messages.json';
import { entry } from '../library/entries';
import { draw } from './draw';

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;

const say = (phrases: Record<Word, { message: string }>, language: string) =>
  speak((key, given) => given.reduce((text, one, at) => text.replaceAll(`$${at + 1}`, one), phrases[key].message), language);
afterEach(() => say(en, 'en'));

/** What is said of a paper with a status for so many days, and whether it stands out. */
function said(days: number, status: Status = 'queued'): [string, boolean] {
  const place = draw(<Waiting entry={entry('a', {}, { status, changedAt: { status: NOW - days * DAY } })} now={NOW} />);
  return [place.textContent ?? '', place.querySelector('.long') !== null];
}

it('tells in words how long a paper has waited, from its second week on', () => {
  expect(said(6.9)).toEqual(['', false]);
  expect(said(12.5)).toEqual(['waiting 12 days', false]);
  expect(said(25)).toEqual(['waiting 3 weeks', false]);
  expect(said(70)).toEqual(['waiting 2 months', false]);
  expect(said(150)).toEqual(['waiting 4 months', true]);
  expect(said(800)).toEqual(['waiting 2 years', true]);
});

it('says nothing of papers that do not wait', () => {
  for (const status of ['', 'reading', 'read', 'dismissed'] as const) expect(said(100, status)).toEqual(['', false]);
});

it('reckons from the saving where nobody knows since when it waits', () => {
  const place = draw(<Waiting entry={entry('a', { addedAt: NOW - 30 * DAY }, { status: 'queued' })} now={NOW} />);
  expect(place.textContent).toBe('waiting 4 weeks');
});

it.each([
  [de, 'de', 'wartet 12 Tage', 'wartet 4 Monate'],
  [zh, 'zh-CN', '已等待12天', '已等待4个月'],
])('in other languages too (%#)', (phrases, language, days, months) => {
  say(phrases as Record<Word, { message: string }>, language);
  expect(said(12)[0].replace(/\s/g, ' ')).toBe(days);
  expect(said(150)[0].replace(/\s/g, ' ')).toBe(months);
});
