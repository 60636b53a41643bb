// @vitest-environment jsdom
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SORT, type Entry, type Sort } from '../../components/filter';
import { listed } from '../../components/paper-rows';
import { PaperTable } from '../../components/paper-table';
import { NOTHING_SELECTED, type Selection } from '../../components/selection';
import { entry } from '../library/entries';
import { click, draw, named, press, settle } from './draw';

const many = (count: number) => Array.from({ length: count }, (_, at) => entry(`p${at}`, { title: `Paper number ${at}` }));
const rows = () => [...document.querySelectorAll<HTMLElement>('tbody tr')];
const title = (row: Element | null) => row?.querySelector('.title')?.textContent;
const selected = () => rows().flatMap((row) => (row.getAttribute('aria-selected') === 'true' ? [title(row)] : []));
const focused = () => title(document.activeElement);

const seen = { detail: vi.fn(), remove: vi.fn(), sort: vi.fn(), opened: vi.fn() };

function Table({ entries, open = '' }: { entries: readonly Entry[]; open?: string }) {
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
  const [sort, setSort] = useState<Sort>(DEFAULT_SORT);
  return (
    <PaperTable
      rows={listed(entries)}
      sort={sort}
      selection={selection}
      open={open}
      siteName={(site) => site}
      rowHeight={50}
      onSort={(next) => {
        seen.sort(next);
        setSort(next);
      }}
      onSelection={setSelection}
      onDetail={seen.detail}
      onRemove={seen.remove}
      onMenu={() => undefined}
      onDrag={() => undefined}
      onOpened={seen.opened}
    />
  );
}

/** Draws a table and puts the focus on its first row. */
function table(count: number, open?: string) {
  for (const spy of Object.values(seen)) spy.mockClear();
  draw(<Table entries={many(count)} open={open} />);
  // The rows beside those in view are drawn after these.
  settle(() => vi.runOnlyPendingTimers());
  document.querySelector<HTMLElement>('tbody tr[tabindex="0"]')?.focus();
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the table of papers', () => {
  it('draws the rows in view first, and those beside them once these stand', () => {
    draw(<Table entries={many(100)} />);
    const first = rows().length;
    settle(() => vi.runOnlyPendingTimers());
    expect(rows().length).toBeGreaterThan(first);
  });

  it('draws only the rows in view and says how many there are', () => {
    table(10_000);
    expect(rows().length).toBeLessThan(40);
    expect(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('10001');
    expect(rows()[0]?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('has one tab stop among its rows, moved by the arrow keys', () => {
    table(100);
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowUp');
    expect(focused()).toBe('Paper number 1');
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1);
    press('ArrowUp');
    press('ArrowUp');
    expect(focused()).toBe('Paper number 0');
  });

  it('reaches the last of ten thousand rows and comes back', () => {
    table(10_000);
    press('End');
    expect(focused()).toBe('Paper number 9999');
    press('Home');
    expect(focused()).toBe('Paper number 0');
    press('PageDown');
    expect(Number(focused()?.split(' ').at(-1))).toBeGreaterThan(5);
  });

  it('selects by Space, extends by Shift and an arrow, and gives back what the range leaves', () => {
    table(20);
    press('ArrowDown');
    press(' ');
    press('ArrowDown', { shiftKey: true });
    press('ArrowDown', { shiftKey: true });
    expect(selected()).toEqual(['Paper number 1', 'Paper number 2', 'Paper number 3']);
    press('ArrowUp', { shiftKey: true });
    expect(selected()).toEqual(['Paper number 1', 'Paper number 2']);
    press('Escape');
    expect(selected()).toEqual([]);
  });

  it('begins a range at the row the focus was on', () => {
    table(20);
    press('ArrowDown', { shiftKey: true });
    expect(selected()).toEqual(['Paper number 0', 'Paper number 1']);
  });

  it('selects by checkbox, and up to a checkbox pressed with Shift', () => {
    table(20);
    click(named('input', 'Select Paper number 2'));
    expect(selected()).toEqual(['Paper number 2']);
    click(named('input', 'Select Paper number 5'), { shiftKey: true });
    expect(selected()).toHaveLength(4);
    expect(named<HTMLInputElement>('input', 'Select Paper number 4').checked).toBe(true);
    click(named('input', 'Select Paper number 4'));
    expect(selected()).toEqual(['Paper number 2', 'Paper number 3', 'Paper number 5']);
  });

  it('selects all of the list, and nothing, by the box in its head', () => {
    table(30);
    const all = named<HTMLInputElement>('input', 'Select all papers shown');
    click(named('input', 'Select Paper number 2'));
    expect(all.indeterminate).toBe(true);
    click(all);
    expect(selected()).toHaveLength(rows().length);
    expect(all.checked).toBe(true);
    click(all);
    expect(selected()).toEqual([]);
    press('a', { ctrlKey: true }, rows()[0] ?? null);
    expect(all.checked).toBe(true);
  });

  it('opens the details by Enter, by a press, and while they are open by moving', () => {
    table(20);
    press('Enter');
    expect(seen.detail).toHaveBeenLastCalledWith('p0', true);
    click(rows()[3] ?? document.body);
    expect(seen.detail).toHaveBeenLastCalledWith('p3', false);
    table(20, 'p0');
    press('ArrowDown');
    expect(seen.detail).toHaveBeenLastCalledWith('p1', false);
  });

  it('does not open the details when a box in the row is pressed', () => {
    table(20);
    click(named('input', 'Select Paper number 2'));
    expect(seen.detail).not.toHaveBeenCalled();
  });

  it('removes the row, or all selected when it is one of them', () => {
    table(20);
    press('Delete');
    expect(seen.remove).toHaveBeenLastCalledWith(['p0']);
    press(' ');
    press('ArrowDown', { shiftKey: true });
    press('Delete');
    expect(seen.remove).toHaveBeenLastCalledWith(['p0', 'p1']);
  });

  it('keeps the focus on a neighbour when the row that had it goes', () => {
    table(5);
    press('ArrowDown');
    expect(focused()).toBe('Paper number 1');
    draw(<Table entries={many(5).filter(({ paper }) => paper.id !== 'p1')} />);
    expect(focused()).toBe('Paper number 2');
  });

  it('keeps the focus on its paper when the order changes', () => {
    table(5);
    press('ArrowDown');
    draw(<Table entries={many(5).reverse()} />);
    expect(focused()).toBe('Paper number 1');
    press('ArrowDown');
    expect(focused()).toBe('Paper number 0');
  });

  it('sorts by a column, from the highest where that is what one looks for, and turns on a second press', () => {
    table(5);
    click(named('thead button', 'Rating'));
    expect(seen.sort).toHaveBeenLastCalledWith({ key: 'rating', descending: true });
    expect(named('thead button', 'Rating').closest('th')?.getAttribute('aria-sort')).toBe('descending');
    click(named('thead button', 'Rating'));
    expect(seen.sort).toHaveBeenLastCalledWith({ key: 'rating', descending: false });
    click(named('thead button', 'Title'));
    expect(seen.sort).toHaveBeenLastCalledWith({ key: 'title', descending: false });
  });
});
