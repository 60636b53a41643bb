// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { later } from '../../entrypoints/library/later';
import { draw, settle } from './draw';

type View = (props: { name: string }) => string;

/** A view that is read when the test says so. */
function waiting() {
  let give: (view: View) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const Later = later<{ name: string }>(
    () =>
      new Promise<View>((resolve, reject) => {
        give = resolve;
        fail = reject;
      }),
    () => 'not yet',
  );
  return { Later, give: (view: View) => give(view), fail: (error: Error) => fail(error) };
}

const drained = () => new Promise((resolve) => setTimeout(resolve));

describe('a view that is read when it is shown', () => {
  it('has something in its place until it is there, and is there at once the next time', async () => {
    const { Later, give } = waiting();
    expect(draw(<Later name="Ada" />).textContent).toBe('not yet');
    give(({ name }) => `Hello ${name}`);
    await drained();
    settle(() => undefined);
    expect(draw(<Later name="Ada" />).textContent).toBe('Hello Ada');
    draw(null);
    expect(draw(<Later name="Bo" />).textContent).toBe('Hello Bo');
  });

  it('says so when it cannot be read, with a way to try again', async () => {
    const { Later, fail } = waiting();
    draw(<Later name="Ada" />);
    fail(new Error('gone'));
    await drained();
    settle(() => undefined);
    const shown = draw(<Later name="Ada" />);
    expect(shown.querySelector('[role=alert], .notice')?.textContent).toContain('That did not work');
    expect(shown.querySelector('button')).not.toBeNull();
  });
});
