// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { FirstPapers } from '../../entrypoints/library/first-papers';
import { entry } from '../library/entries';
import { click, draw, press } from './draw';

const papers = [
  entry('a', { title: 'The newest', site: 'arxiv', url: 'https://arxiv.org/abs/2402.05099' }),
  entry('b', { title: 'The one before' }),
];

function shown(sofar = 0) {
  const go = vi.fn();
  const onOpened = vi.fn();
  const place = draw(<FirstPapers papers={papers} sofar={sofar} go={go} onOpened={onOpened} />);
  return { go, onOpened, rows: [...place.querySelectorAll<HTMLElement>('tbody tr')], place };
}

describe('the first papers, while the others are read', () => {
  it('are listed with their sites’ names, and lead to their details and pages', () => {
    const { rows, go, onOpened } = shown();
    expect(rows.map((row) => row.querySelector('.title')?.textContent)).toEqual(['The newest', 'The one before']);
    expect(rows[0]?.textContent).toContain('arXiv');
    click(rows[1] as HTMLElement);
    expect(go).toHaveBeenCalledWith({ paper: 'b' });
    click(rows[0]?.querySelector('a') as HTMLElement);
    expect(onOpened).toHaveBeenCalledWith('a');
  });

  it('cannot be chosen or removed: all would be these few', () => {
    const { rows } = shown();
    rows[0]?.focus();
    press('a', { ctrlKey: true });
    press(' ');
    press('Delete');
    expect(rows.map((row) => row.getAttribute('aria-selected'))).toEqual(['false', 'false']);
  });

  it('say how far the reading is where it takes a while', () => {
    expect(shown().place.querySelector('[role=status]')?.textContent).toBe('');
    expect(shown(2000).place.querySelector('[role=status]')?.textContent).toContain('2,000');
  });
});
