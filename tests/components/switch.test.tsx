// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { Switch } from '../../components/switch';
import { click, draw, settle } from './draw';

const box = () => document.querySelector('input') as HTMLInputElement;
/** A change of a setting that is done when the test says so. */
function change() {
  let end: () => void = () => undefined;
  const onSwitch = vi.fn(() => new Promise<void>((done) => (end = done)));
  const view = (checked: boolean) => (
    <Switch checked={checked} onSwitch={onSwitch}>
      Read it
    </Switch>
  );
  return { onSwitch, view, end: () => end() };
}

describe('a switch of a setting that is kept elsewhere', () => {
  it('is turned at once, and stays so when the page is drawn again before the setting follows', () => {
    const { onSwitch, view } = change();
    draw(view(false));
    click(box());
    expect(onSwitch).toHaveBeenCalledWith(true);
    draw(view(false));
    expect(box().checked).toBe(true);
    draw(view(true));
    expect(box().checked).toBe(true);
  });

  it('follows the setting again once that has followed it', () => {
    const { view } = change();
    draw(view(false));
    click(box());
    draw(view(true));
    draw(view(false));
    expect(box().checked).toBe(false);
  });

  it('goes back when its change was done and the setting is as it was', async () => {
    vi.useFakeTimers();
    const { view, end } = change();
    draw(view(true));
    click(box());
    expect(box().checked).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    draw(view(true));
    expect(box().checked).toBe(false);
    end();
    await vi.advanceTimersByTimeAsync(2000);
    settle(() => undefined);
    draw(view(true));
    expect(box().checked).toBe(true);
    vi.useRealTimers();
  });
});
