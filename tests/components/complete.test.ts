import { describe, expect, test } from 'vitest';
import { completeTag } from '../../components/complete';

const DAY = 86_400_000;
const NOW = 100 * DAY;
const uses = [
  { tag: 'survey', count: 30, lastUsedAt: NOW - 90 * DAY },
  { tag: 'speculative decoding', count: 3, lastUsedAt: NOW - 2 * DAY },
  { tag: 'Sécurité', count: 2, lastUsedAt: NOW - DAY / 2 },
  { tag: 'to cite', count: 9, lastUsedAt: NOW - 3 * DAY },
];

describe('completing a tag', () => {
  test('with nothing typed, what was just used comes first, then what is used most', () => {
    expect(completeTag('', uses, [], NOW).offers).toEqual(['to cite', 'survey', 'Sécurité', 'speculative decoding']);
    const justUsed = uses.map((use) => (use.tag === 'speculative decoding' ? { ...use, count: 6, lastUsedAt: NOW } : use));
    expect(completeTag('', justUsed, [], NOW).offers[0]).toBe('speculative decoding');
  });

  test('beginnings come before beginnings of later words, and those before anything inside', () => {
    expect(
      completeTag('de', [...uses, { tag: 'decoder', count: 1, lastUsedAt: 0 }, { tag: 'model', count: 50, lastUsedAt: NOW }], [], NOW)
        .offers,
    ).toEqual(['decoder', 'speculative decoding', 'model']);
  });

  test('case and accents do not matter, and what is given is not offered again', () => {
    expect(completeTag('SECU', uses, [], NOW).offers).toEqual(['Sécurité']);
    expect(completeTag('secu', uses, ['sécurité'], NOW).offers).toEqual([]);
  });

  test('a tag is offered by its other names, the one meant before all others, and nothing new is made of them', () => {
    const named = [
      ...uses,
      { tag: 'llm', count: 1, lastUsedAt: 0, also: ['LLMs', 'language model'] },
      { tag: 'llms-old', count: 99, lastUsedAt: NOW },
    ];
    expect(completeTag('llms', named, [], NOW)).toEqual({ offers: ['llm', 'llms-old'], create: '' });
    expect(completeTag('lang', named, [], NOW).offers).toEqual(['llm']);
    expect(completeTag('llm', named, [], NOW).create).toBe('');
  });

  test('a new tag is offered only when there is none like it', () => {
    expect(completeTag('  new  tag ', uses, [], NOW).create).toBe('new tag');
    expect(completeTag('Survey', uses, [], NOW).create).toBe('');
    expect(completeTag('to cite', uses, ['to cite'], NOW).create).toBe('');
  });
});
