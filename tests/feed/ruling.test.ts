import { describe, expect, test } from 'vitest';
import type { Door } from '../../entrypoints/feed/door';
import type { Seat } from '../../entrypoints/feed/seat';
import { ruling } from '../../entrypoints/shade/ruling';
import type { Mark } from '../../paper/card-rules';
import type { FoundPaper } from '../../paper/paper';

/** A page that has rules, or none, and whose questions are answered by hand. */
function page() {
  const arrival = (rules: boolean) => ({ rules }) as ReturnType<Door['arrived']>;
  const asked: { title: string; answer(mark: Mark | undefined): void }[] = [];
  let arrived = arrival(true);
  let isListing = true;
  let told = 0;
  const door = {
    arrived: () => arrived,
    isListing: () => isListing,
    judge: (paper: FoundPaper, answer: (mark: Mark | undefined) => void) => asked.push({ title: paper.title, answer }),
  } as unknown as Door;
  return {
    rules: ruling(door, () => told++),
    asked,
    told: () => told,
    arrive(rules: boolean) {
      arrived = arrival(rules);
    },
    single() {
      isListing = false;
    },
  };
}

const seat = (name: string, title = name) =>
  ({ aliases: [`arxiv:${name}`], card: { paper: { ids: { arxiv: name }, site: 'arxiv', title } } }) as unknown as Seat;

describe('what rules make of cards', () => {
  test('is asked once for each card, and told when it comes', () => {
    const { rules, asked, told } = page();
    const one = seat('1');
    rules.ask([one]);
    rules.ask([one, seat('2')]);
    expect(asked.map(({ title }) => title)).toEqual(['1', '2']);
    expect(rules.of(one)).toBe('');
    asked[0]!.answer('dim');
    expect(rules.of(one)).toBe('dim');
    asked[1]!.answer(undefined);
    expect(told()).toBe(1);
  });

  test('stays while a row is read anew, and until other rules are known', () => {
    const { rules, asked, told, arrive } = page();
    rules.ask([seat('1')]);
    asked[0]!.answer('fold');
    const again = seat('1', 'the same, read anew');
    expect(rules.of(again)).toBe('fold');
    rules.ask([again]);
    asked[1]!.answer('fold');
    expect(told()).toBe(1);
    arrive(true);
    rules.ask([again]);
    expect(rules.of(again)).toBe('fold');
    asked[2]!.answer('');
    expect(rules.of(again)).toBe('');
  });

  test('by rules that have changed meanwhile counts no more', () => {
    const { rules, asked, arrive } = page();
    const one = seat('1');
    rules.ask([one]);
    arrive(true);
    rules.ask([one]);
    asked[1]!.answer('highlight');
    asked[0]!.answer('fold');
    expect(rules.of(one)).toBe('highlight');
  });

  test('is nothing once there are no rules, nor on a page about one paper', () => {
    const { rules, asked, single } = page();
    const one = seat('1');
    rules.ask([one]);
    asked[0]!.answer('fold');
    single();
    expect(rules.of(one)).toBe('');
    rules.ask([seat('2')]);
    expect(asked).toHaveLength(1);
    const other = page();
    other.rules.ask([one]);
    other.asked[0]!.answer('fold');
    other.arrive(false);
    other.rules.ask([one]);
    expect(other.rules.of(one)).toBe('');
    expect(other.asked).toHaveLength(1);
  });
});
