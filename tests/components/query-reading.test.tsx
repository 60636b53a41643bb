// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { EXAMPLES, EXPLAINED, problemText, QueryProblems } from '../../components/query-problems';
import { readingOf, readings } from '../../components/query-reading';
import { speak, type Word } from '../../components/words';
import { parseQuery } from '../../paper/query-parse';
import { printQuery } from '../../paper/query-print';
import de from '../../public/_locales/de/messages.json';
import en from '../../public/_locales/en/messages.json';
import zh from '../../public/_locales/zh_CN/messages.json';
import { draw } from './draw';

const now = new Date(2026, 2, 29, 12).getTime();
const siteName = (site: string) => (site === 'huggingface' ? 'Hugging Face' : site);
const say = (messages: Record<Word, { message: string }>, language: string) =>
  speak((key, given) => given.reduce((text, one, at) => text.replaceAll(`$${at + 1}`, one), messages[key].message), language);
const read = (text: string) => readingOf(parseQuery(text).query, siteName, now);

afterEach(() => say(en, 'en'));

const CASES = [
  ['', '', ''],
  ['deep "residual learning"', 'with “deep” and “residual learning”', 'mit „deep“ und „residual learning“'],
  ['-survey', 'without “survey”', 'ohne „survey“'],
  [
    'tag:llm -tag:survey rating>=4 added<7d',
    'tagged llm, not tagged survey, rated 4 or more, added in the last 7 days',
    'mit Schlagwort llm, ohne Schlagwort survey, mit 4 oder mehr bewertet, in den letzten 7 Tagen gesichert',
  ],
  ['tag:a,b', 'tagged a or b', 'mit Schlagwort a oder b'],
  ['tag=ml', 'tagged exactly ml', 'mit genau dem Schlagwort ml'],
  ['status:queued,none', 'with status “To read” or “No status”', 'mit Stand „Zu lesen“ oder „Kein Stand“'],
  ['-status:read', 'not with status “Read”', 'nicht mit Stand „Gelesen“'],
  ['on:hf', 'saved on Hugging Face', 'gesichert auf Hugging Face'],
  ['author:"de Freitas"', 'by de Freitas', 'von de Freitas'],
  ['note:baseline', '“baseline” in your note', '„baseline“ in deiner Notiz'],
  ['title="A b"', '“A b” in the title (exactly so)', '„A b“ im Titel (genau so)'],
  ['has:code,note', 'with link to code or note', 'mit Link zu Code oder Notiz'],
  ['-has:abstract', 'without abstract', 'ohne Abstract'],
  ['version:changed', 'with a newer arXiv version', 'mit neuerer arXiv-Version'],
  ['untagged -snoozed', 'without tags, not put off', 'ohne Schlagwörter, nicht aufgeschoben'],
  ['rating:0', 'not rated', 'nicht bewertet'],
  ['-rating:1..3', 'not: rated 1 to 3', 'nicht: mit 1 bis 3 bewertet'],
  ['year:2023..2025', 'of the years 2023 to 2025', 'aus den Jahren 2023 bis 2025'],
  ['year:1999,2023..', 'of the year 1999 or of 2023 or later', 'aus dem Jahr 1999 oder von 2023 oder später'],
  [
    'rank<=10 upvotes>1000',
    'met at place 10 or further up, with 1,001 or more upvotes',
    'gefunden auf Platz 10 oder weiter oben, mit 1.001 oder mehr Upvotes',
  ],
  ['upvotes:1', 'with 1 upvote', 'mit 1 Upvote'],
  ['added:1d', 'added in the last day', 'in den letzten 24 Stunden gesichert'],
  ['queued>3m', 'put on the queue more than 3 months ago', 'vor mehr als 3 Monaten auf die Leseliste gesetzt'],
  ['read:today', 'read today', 'heute gelesen'],
  ['added:2026-03', 'added in March 2026', 'im März 2026 gesichert'],
  ['added:2026-03..2026-05', 'added from March 2026 to May 2026', 'zwischen März 2026 und Mai 2026 gesichert'],
  ['changed>=2026', 'changed since 2026', 'seit 2026 geändert'],
  ['added<2026-03-05', 'added before Mar 5, 2026', 'vor 05.03.2026 gesichert'],
  ['a OR (b tag:c)', 'with “a” or (with “b” and tagged c)', 'mit „a“ oder (mit „b“ und mit Schlagwort c)'],
  ['-(a OR tag:b)', 'not: (with “a” or tagged b)', 'nicht: (mit „a“ oder mit Schlagwort b)'],
  [
    'arxiv:2407 doi:10.1145 key:he',
    'with the arXiv id 2407, with the DOI 10.1145, with the citation key he',
    'mit der arXiv-ID 2407, mit der DOI 10.1145, mit dem Zitierschlüssel he',
  ],
] as const;

describe('a query in plain words', () => {
  it.each([
    ['tag:llm rating>=4 added<7d', '标签为 llm, 评分不低于 4, 最近 7 天内收藏'],
    ['added:2026-03 -status:read', '在 2026年3月收藏, 状态不是 “已读”'],
    ['added>=2026-03-05 has:code,doi', '自 2026年3月5日 起收藏, 有代码链接或DOI'],
  ])('%s, in a language without spaces', (text, chinese) => {
    say(zh, 'zh-CN');
    expect(read(text)).toBe(chinese);
  });

  it.each(CASES)('%s', (text, english, german) => {
    expect(read(text)).toBe(english);
    say(de, 'de');
    expect(read(text)).toBe(german);
  });

  it('has a phrase for each condition, and words that stand side by side share one', () => {
    const parts = readings(parseQuery('deep learning tag:x (a OR b)').query, siteName, now);
    expect(parts.map(({ text, conditions }) => [text, conditions.map(printQuery)])).toEqual([
      ['with “deep” and “learning”', ['deep', 'learning']],
      ['tagged x', ['tag:x']],
      ['with “a” or with “b”', ['a OR b']],
    ]);
  });

  it('is there for the example of every field, in each language', () => {
    for (const [messages, language] of [
      [en, 'en'],
      [de, 'de'],
      [zh, 'zh-CN'],
    ] as const) {
      say(messages, language);
      for (const field of EXPLAINED) {
        expect(parseQuery(EXAMPLES[field]).problems, field).toEqual([]);
        for (const text of [EXAMPLES[field], `-${EXAMPLES[field]}`]) expect(read(text), text).not.toMatch(/^$|\$\d|_/);
      }
    }
  });
});

describe('what is wrong with a query', () => {
  const problems = (text: string) => parseQuery(text).problems.map((problem) => problemText(problem, text));
  it.each([
    ['a (b', 'No closing bracket for the one at 3.'],
    ['a) b', 'No opening bracket for the one at 2.'],
    ['say "hi', 'No closing quotation mark for the one at 5.'],
    ['rating>=', '“rating>=” needs a number from 0 to 5.'],
    ['upvotes>lots', '“upvotes>” needs a whole number, such as “upvotes>50”.'],
    ['added:soon', '“added:” needs a day, month or year (2026-03-05, 2026-03, 2026), or an age such as 7d, 2w, 3m or 1y.'],
    ['status:new', '“status:” takes queued, reading, read, dismissed, or none.'],
    ['on:', '“on:” needs something right after it, such as “on:huggingface”.'],
    ['tag: x', '“tag:” needs something right after it, such as “tag:llm”.'],
    ['title>x', '“title” cannot be compared. Write “title:attention”.'],
    ['autor:x', 'There is no field “autor:”, so it counts as a word. Did you mean “author:”?'],
    ['a OR', '“OR” needs something on both sides.'],
    ['a NOT', '“NOT” needs something after it.'],
  ])('of %s is said', (text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });

  it('is shown with its place marked', () => {
    const text = `${'long '.repeat(20)}rating>=9 end`;
    const page = draw(<QueryProblems query={text} problems={parseQuery(text).problems} />);
    expect(page.querySelector('mark')?.textContent).toBe('rating>=9');
    expect(page.querySelector('code')?.textContent).toMatch(/^….{24}rating>=9 end$/);
  });
});
