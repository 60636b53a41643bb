// @vitest-environment jsdom
import { useState } from 'preact/hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { QueryField } from '../../components/query-field';
import { vocabularyOf } from '../../components/query-vocabulary';
import { entry } from '../library/entries';
import { click, draw, named, press, settle } from './draw';

const vocabulary = vocabularyOf([entry('a', {}, { tags: ['llm', 'reading group'] }), entry('b', {}, { tags: ['llm'] })]);
const onDown = vi.fn();
let now = '';

function Field() {
  const [text, setText] = useState('');
  now = text;
  return (
    <QueryField
      label="Search"
      value={text}
      vocabulary={vocabulary}
      siteName={(site) => site}
      reading={text && 'as said'}
      onInput={setText}
      onDown={onDown}
    />
  );
}

const field = () => named<HTMLInputElement>('input', 'Search');
const options = () => [...document.querySelectorAll('[role=option]')].map((one) => one.querySelector('code')?.textContent);
const active = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.querySelector('code')?.textContent;

/** Types letters at the caret, as a browser tells of it. */
function type(text: string): void {
  for (const letter of text) {
    settle(() => {
      const input = field();
      const at = input.selectionStart ?? input.value.length;
      input.value = input.value.slice(0, at) + letter + input.value.slice(input.selectionEnd ?? at);
      input.setSelectionRange(at + 1, at + 1);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}

beforeEach(() => {
  onDown.mockClear();
  draw(<Field />);
  field().focus();
});

describe('the field for queries', () => {
  it('is written by keyboard alone: a field, a value, a word', () => {
    type('-ta');
    expect(options()).toEqual(['tag:']);
    expect(field().getAttribute('aria-expanded')).toBe('true');
    press('ArrowDown');
    expect(active()).toBe('tag:');
    press('Enter');
    expect(now).toBe('-tag:');
    expect(options()).toEqual(['llm', '"reading group"']);
    press('ArrowUp');
    expect(active()).toBe('"reading group"');
    press('Enter');
    expect(now).toBe('-tag:"reading group" ');
    expect(field().selectionStart).toBe(now.length);
    expect(field().getAttribute('aria-expanded')).toBe('false');
    type('deep');
    expect(now).toBe('-tag:"reading group" deep');
    expect(onDown).not.toHaveBeenCalled();
  });

  it('is completed in the middle, and the rest stays', () => {
    type('xx tag: yy');
    settle(() => field().setSelectionRange(7, 7));
    press('ArrowDown', { altKey: true });
    press('ArrowDown');
    press('Enter');
    expect(now).toBe('xx tag:llm yy');
    expect(field().selectionStart).toBe('xx tag:llm'.length);
  });

  it('takes what is clicked and keeps the focus', () => {
    type('tag:');
    const [, second] = document.querySelectorAll('[role=option]');
    click(second!);
    expect(now).toBe('tag:"reading group" ');
    expect(document.activeElement).toBe(field());
  });

  it('leads to what was found with Enter, and with the arrow where nothing is offered', () => {
    type('zz');
    press('ArrowDown');
    expect(onDown).toHaveBeenCalledTimes(1);
    type(' ta');
    press('ArrowDown');
    expect(onDown).toHaveBeenCalledTimes(1);
    press('ArrowUp');
    press('Escape');
    press('Enter');
    expect(onDown).toHaveBeenCalledTimes(2);
    expect(now).toBe('zz ta');
  });

  it('closes the list with Escape, and empties itself with the next', () => {
    type('ta');
    press('Escape');
    expect([now, options()]).toEqual(['ta', []]);
    press('Escape');
    expect(now).toBe('');
  });

  it('offers all fields when asked, and says how many there are', () => {
    press('ArrowDown', { altKey: true });
    expect(options()).toContain('rating>=');
    expect([...document.querySelectorAll('[role=status]')].map((one) => one.textContent)).toContain(`${options().length} suggestions`);
    expect(document.getElementById(field().getAttribute('aria-describedby') ?? '')?.textContent).toBe('');
    type('a');
    expect(document.getElementById(field().getAttribute('aria-describedby') ?? '')?.textContent).toBe('as said');
  });
});
