import { describe, expect, test } from 'vitest';
import { actionOf, characterOf, DEFAULT_TRIAGE_KEYS, type KeyPress, triageKeysOf } from '../../components/triage-keys';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
});

describe('what a key press means', () => {
  test.each([
    ['j', {}, 'next'],
    ['J', {}, 'next'],
    ['J', { shiftKey: true }, undefined],
    ['?', { shiftKey: true }, 'help'],
    ['j', { ctrlKey: true }, undefined],
    ['j', { metaKey: true }, undefined],
    ['j', { altKey: true }, undefined],
    ['j', { isComposing: true }, undefined],
    ['о', { code: 'KeyJ' }, 'next'],
    ['ö', { code: 'KeyJ' }, undefined],
    ['Enter', {}, 'open'],
    ['Enter', { shiftKey: true }, undefined],
    ['ArrowDown', {}, 'next'],
    ['ArrowDown', { altKey: true }, undefined],
    ['3', { code: 'Digit3' }, 'rate_3'],
    [' ', {}, undefined],
    ['F5', {}, undefined],
    ['Dead', { code: 'KeyJ' }, undefined],
  ] as const)('%s with %j is %s', (key, more, action) => {
    expect(actionOf(press(key, more), DEFAULT_TRIAGE_KEYS)).toBe(action);
  });

  test('a character is small and one letter, whatever the keyboard’s script', () => {
    expect(characterOf(press('Я', { code: 'KeyZ' }))).toBe('z');
    expect(characterOf(press('É'))).toBe('é');
    expect(characterOf(press('ij'))).toBe('');
  });
});

describe('stored keys', () => {
  test('are kept where they are whole, and as we ship them where they are not', () => {
    expect(triageKeysOf({ next: 'n', note: 'm' })).toEqual({ ...DEFAULT_TRIAGE_KEYS, next: 'n', note: 'm' });
    expect(triageKeysOf({ next: 'nn', save: 7, queue: ' ', other: 'x' })).toEqual(DEFAULT_TRIAGE_KEYS);
    for (const none of [undefined, null, 'j', []]) expect(triageKeysOf(none)).toEqual(DEFAULT_TRIAGE_KEYS);
  });

  test('two actions on one key give all keys back as we ship them, rather than one that cannot be reached', () => {
    expect(triageKeysOf({ next: 's' })).toEqual(DEFAULT_TRIAGE_KEYS);
    expect(triageKeysOf({ next: 's', save: 'j' })).toEqual({ ...DEFAULT_TRIAGE_KEYS, next: 's', save: 'j' });
  });
});
