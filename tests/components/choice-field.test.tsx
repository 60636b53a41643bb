// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { RatingField, StatusField } from '../../components/choice-field';
import { Pick } from '../../components/pick-field';
import type { Rating, Status } from '../../paper/annotation';
import { click, draw, named } from './draw';

const stars = () => [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')];
const star = (rating: Rating) => named('input[type=radio]', `${rating} of 5`);
const rated = () => stars().findIndex((star) => star.checked) + 1;
/** Changes that are stored when the test says so, each by itself. */
function storing<T>() {
  const ends: (() => void)[] = [];
  const onChange = vi.fn((_value: T) => new Promise<void>((done) => ends.push(done)));
  const end = async (at: number) => {
    ends[at]?.();
    await Promise.resolve();
  };
  return { onChange, end };
}

describe('a rating that is stored elsewhere', () => {
  it('stays as it was given when the field is drawn again before it is stored', () => {
    const { onChange } = storing<Rating>();
    const view = (value: Rating) => <RatingField value={value} onChange={onChange} />;
    draw(view(0));
    click(star(4));
    draw(view(0));
    expect(rated()).toBe(4);
    expect(document.querySelectorAll('.star.on')).toHaveLength(4);
    draw(view(4));
    expect(rated()).toBe(4);
  });

  it('shows the last of several given in a row while those before it are being stored', async () => {
    const { onChange, end } = storing<Rating>();
    const view = (value: Rating) => <RatingField value={value} onChange={onChange} />;
    draw(view(0));
    click(star(3));
    click(star(5));
    await end(0);
    draw(view(3));
    expect(rated()).toBe(5);
    draw(view(5));
    await end(1);
    draw(view(2));
    expect(rated()).toBe(2);
  });

  it('is taken away by a second press before the first is stored', () => {
    const { onChange } = storing<Rating>();
    draw(<RatingField value={0} onChange={onChange} />);
    click(star(4));
    click(star(4));
    expect(onChange.mock.calls).toEqual([[4], [0]]);
    expect(rated()).toBe(0);
  });
});

describe('a status that is stored elsewhere', () => {
  it('is taken away by a second press before the first is stored', () => {
    const { onChange } = storing<Status>();
    draw(<StatusField value="" onChange={onChange} />);
    const toRead = named('button', 'To read');
    click(toRead);
    expect(toRead.getAttribute('aria-pressed')).toBe('true');
    click(toRead);
    expect(onChange.mock.calls).toEqual([['queued'], ['']]);
  });
});

describe('a choice that is stored elsewhere', () => {
  it('stays as it was picked when the field is drawn again before it is stored', () => {
    const { onChange } = storing<'a' | 'b'>();
    const view = (value: 'a' | 'b') => (
      <Pick
        label="Which"
        value={value}
        choices={[
          ['a', 'One'],
          ['b', 'Two'],
        ]}
        onChange={onChange}
      />
    );
    draw(view('a'));
    const select = document.querySelector('select') as HTMLSelectElement;
    select.value = 'b';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    draw(view('a'));
    expect(onChange).toHaveBeenCalledWith('b');
    expect(select.value).toBe('b');
  });
});
