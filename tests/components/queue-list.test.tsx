// @vitest-environment jsdom
import { useState } from 'preact/hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listed } from '../../components/paper-rows';
import { QueueList } from '../../components/queue-list';
import { entry } from '../library/entries';
import { click, draw, press } from './draw';

const onChange = vi.fn();
const onDetail = vi.fn();

function Queue() {
  const [entries, setEntries] = useState(
    ['a', 'b', 'c', 'd'].map((id) => entry(id, { title: id.toUpperCase(), url: `https://example.org/${id}` })),
  );
  return (
    <QueueList
      rows={listed(entries)}
      rowHeight={60}
      siteName={(site) => site}
      now={0}
      onMenu={() => undefined}
      onMove={(from, to) => {
        const next = [...entries];
        next.splice(to, 0, ...next.splice(from, 1));
        setEntries(next);
      }}
      onChange={onChange}
      onOpened={() => undefined}
      onDetail={onDetail}
    />
  );
}

const order = () =>
  [...document.querySelectorAll('tbody tr')].sort((a, b) => index(a) - index(b)).map((row) => row.querySelector('.title')?.textContent);
const index = (row: Element) => Number(row.getAttribute('aria-rowindex'));
const focused = () => document.activeElement?.closest('tr')?.querySelector('.title')?.textContent;
const inRow = (title: string, name: string) =>
  [...document.querySelectorAll('tr')]
    .find((row) => row.querySelector('.title')?.textContent === title)
    ?.querySelector(`button[aria-label="${name}"]`);

beforeEach(() => {
  onChange.mockClear();
  draw(<Queue />);
  document.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
});

describe('the queue', () => {
  it('is reordered with Alt and the arrow keys, says so, and the focus stays with the paper', () => {
    press('ArrowDown', { altKey: true });
    expect(order()).toEqual(['B', 'A', 'C', 'D']);
    expect(focused()).toBe('A');
    expect(document.querySelector('[role=status]')?.textContent).toBe('Now 2 of 4');
    press('End', { altKey: true });
    expect(order()).toEqual(['B', 'C', 'D', 'A']);
    press('ArrowDown', { altKey: true });
    expect(order()).toEqual(['B', 'C', 'D', 'A']);
    press('Home', { altKey: true });
    expect(order()).toEqual(['A', 'B', 'C', 'D']);
  });

  it('is reordered with buttons, which end at the ends', () => {
    const down = inRow('B', 'Move down');
    if (down) click(down);
    expect(order()).toEqual(['A', 'C', 'B', 'D']);
    expect(inRow('A', 'Move up')?.hasAttribute('disabled')).toBe(true);
    expect(inRow('D', 'Move down')?.hasAttribute('disabled')).toBe(true);
  });

  it('tells what is done with a paper', () => {
    const read = inRow('C', 'Mark as read');
    if (read) click(read);
    expect(onChange).toHaveBeenLastCalledWith('c', { status: 'read' });
    const start = inRow('C', 'Start reading');
    if (start) click(start);
    expect(onChange).toHaveBeenLastCalledWith('c', { status: 'reading' });
    press('Delete');
    expect(onChange).toHaveBeenLastCalledWith('a', { status: '' });
    press('Enter');
    expect(onDetail).toHaveBeenLastCalledWith('a');
  });

  it('has the controls of one row only among the tab stops', () => {
    const stops = [...document.querySelectorAll<HTMLElement>('tbody a, tbody button')].filter((one) => one.tabIndex === 0);
    expect(new Set(stops.map((one) => one.closest('tr')))).toHaveProperty('size', 1);
  });
});
