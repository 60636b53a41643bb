// @vitest-environment jsdom
import { useState } from 'preact/hooks';
import { beforeEach, expect, it, vi } from 'vitest';
import { type MenuItem, RowMenu } from '../../components/row-menu';
import { click, draw, named, press, settle } from './draw';

const run = vi.fn();
const items: MenuItem[] = [
  { name: 'Open', run: () => run('Open') },
  { name: 'Gone', disabled: true, run: () => run('Gone') },
  { name: 'Read', checked: false, begins: true, run: () => run('Read') },
  { name: 'Reading', checked: true, run: () => run('Reading') },
];

function Place() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Row
      </button>
      {open && <RowMenu label="More" items={items} at={{ x: 5, y: 5 }} onClose={() => setOpen(false)} />}
    </>
  );
}

beforeEach(() => {
  run.mockClear();
  draw(<Place />);
  const row = named<HTMLButtonElement>('button', 'Row');
  row.focus();
  click(row);
});

const here = () => document.activeElement?.textContent;

it('is gone through by arrows, Home, End and letters, around its ends and past what cannot be done', () => {
  expect(document.querySelector('[role=menu]')?.getAttribute('aria-label')).toBe('More');
  expect(here()).toBe('Open');
  press('ArrowDown');
  expect(here()).toBe('Read');
  expect(document.activeElement?.getAttribute('aria-checked')).toBe('false');
  press('r');
  expect(here()).toBe('Reading');
  press('ArrowDown');
  expect(here()).toBe('Open');
  press('ArrowUp');
  expect(here()).toBe('Reading');
  press('Home');
  expect(here()).toBe('Open');
  press('End');
  expect(here()).toBe('Reading');
});

it('does what was chosen and gives the focus back', () => {
  click(named('[role=menuitemradio]', 'Read'));
  expect(run.mock.calls).toEqual([['Read']]);
  expect(document.querySelector('[role=menu]')).toBeNull();
  expect(here()).toBe('Row');
});

it('does nothing on Escape, Tab or a press elsewhere', () => {
  for (const key of ['Escape', 'Tab']) {
    press(key);
    expect(document.querySelector('[role=menu]')).toBeNull();
    expect(here()).toBe('Row');
    click(named('button', 'Row'));
  }
  settle(() => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })));
  expect(document.querySelector('[role=menu]')).toBeNull();
  expect(run).not.toHaveBeenCalled();
});
