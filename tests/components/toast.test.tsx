// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TOAST_MS, Toast } from '../../components/toast';
import { click, draw, named, settle } from './draw';

const onUndo = vi.fn();
const onGone = vi.fn();
const toast = (text: string | null) =>
  draw(<Toast said={text === null ? null : { text, canUndo: true }} onUndo={onUndo} onGone={onGone} />);
const pass = (ms: number) => settle(() => void vi.advanceTimersByTime(ms));
const undoButton = () => named('button', 'Undo');
const fire = (on: Element, type: string) => settle(() => on.dispatchEvent(new Event(type, { bubbles: true })));

beforeEach(() => {
  vi.useFakeTimers();
  onUndo.mockClear();
  onGone.mockClear();
});
afterEach(() => vi.useRealTimers());

describe('the toast', () => {
  it('is announced, and offers undo for ten seconds', () => {
    toast('Removed');
    expect(document.querySelector('[role=status]')?.textContent).toBe('Removed');
    pass(TOAST_MS - 1);
    expect(onGone).not.toHaveBeenCalled();
    pass(1);
    expect(onGone).toHaveBeenCalledTimes(1);
  });

  it('waits while the pointer or the focus is on it, and then gives the whole time again', () => {
    toast('Removed');
    pass(TOAST_MS - 10);
    fire(undoButton(), 'focusin');
    pass(TOAST_MS * 3);
    expect(onGone).not.toHaveBeenCalled();
    fire(undoButton(), 'focusout');
    pass(TOAST_MS - 1);
    expect(onGone).not.toHaveBeenCalled();
    pass(1);
    expect(onGone).toHaveBeenCalledTimes(1);
  });

  it('gives the next thing said its own time', () => {
    toast('One');
    pass(TOAST_MS - 10);
    toast('Two');
    pass(TOAST_MS - 10);
    expect(onGone).not.toHaveBeenCalled();
  });

  it('runs out again after a button on it was pressed', () => {
    toast('Removed');
    fire(undoButton(), 'focusin');
    click(undoButton());
    expect(onUndo).toHaveBeenCalledTimes(1);
    toast('Undone');
    pass(TOAST_MS);
    expect(onGone).toHaveBeenCalledTimes(1);
  });

  it('keeps its live region when it has nothing to say', () => {
    toast(null);
    expect(document.querySelector('[role=status]')?.textContent).toBe('');
    expect(document.querySelector('button')).toBeNull();
  });
});
