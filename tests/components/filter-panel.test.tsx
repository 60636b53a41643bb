// @vitest-environment jsdom
import { useState } from 'preact/hooks';
import { describe, expect, it } from 'vitest';
import { type Filter, NO_FILTER } from '../../components/filter';
import { FilterPanel } from '../../components/filter-panel';
import { search } from '../../components/query';
import { chosenIn, withChosen } from '../../components/query-choices';
import type { Rating } from '../../paper/annotation';
import { ALL } from '../../paper/query';
import { parseQuery } from '../../paper/query-parse';
import { entry } from '../library/entries';
import { click, draw, named, settle } from './draw';

const entries = Array.from({ length: 30 }, (_, at) =>
  entry(
    `p${at}`,
    { year: 2000 + at, site: at % 2 ? 'arxiv' : 'huggingface' },
    { tags: [`tag ${at % 15}`], rating: (at % 6) as Rating, status: at < 3 ? 'read' : '' },
  ),
);
let now: Filter = NO_FILTER;

function Panel() {
  const [text, setText] = useState('');
  const { query } = parseQuery(text);
  now = chosenIn(query);
  return (
    <FilterPanel
      filter={now}
      facets={search(entries, query).facets}
      siteName={(site) => site.toUpperCase()}
      onChange={(filter) => setText(withChosen(query, filter))}
    />
  );
}

const group = (legend: string) =>
  [...document.querySelectorAll('fieldset')].find((one) => one.querySelector('legend')?.textContent === legend);
const names = (legend: string) => [...(group(legend)?.querySelectorAll('.choice-name') ?? [])].map((one) => one.textContent);
const amount = (name: RegExp) => named('input', name).closest('label')?.querySelector('.unseen:last-child')?.textContent;

describe('the filters', () => {
  it('say how many papers each choice would show, and change with each choice', () => {
    draw(<Panel />);
    expect(amount(/^Read/)).toBe('3 papers');
    click(named('input', /^HUGGINGFACE/));
    expect(now.sites).toEqual(['huggingface']);
    expect(amount(/^Read/)).toBe('2 papers');
    expect(amount(/^ARXIV/)).toBe('15 papers');
    click(named('input', /^HUGGINGFACE/));
    expect(now).toEqual(NO_FILTER);
  });

  it('ask for a rating of at least so many stars', () => {
    draw(<Panel />);
    expect(amount(/^4 or more/)).toBe('10 papers');
    click(named('input', /^4 or more/));
    expect(now.rating).toBe(4);
    click(named('input', /^Any/));
    expect(now.rating).toBe(0);
  });

  it('show the first ten of many years, all when asked, and those found by typing', () => {
    draw(<Panel />);
    expect(names('Year')).toHaveLength(10);
    expect(names('Year')[0]).toBe('2029');
    click(named('button', 'Show all 30'));
    expect(names('Year')).toHaveLength(30);
    const find = named<HTMLInputElement>('input', 'Find in: Year');
    find.value = '201';
    settle(() => find.dispatchEvent(new Event('input', { bubbles: true })));
    expect(names('Year')).toEqual(['2019', '2018', '2017', '2016', '2015', '2014', '2013', '2012', '2011', '2010']);
  });

  it('never hide a choice that was made, even when nothing has it any more', () => {
    draw(
      <FilterPanel
        filter={{ ...NO_FILTER, tags: ['gone'], years: [1900] }}
        facets={search(entries, ALL).facets}
        siteName={(site) => site}
        onChange={() => undefined}
      />,
    );
    expect(names('Tags')).toContain('gone');
    expect(names('Year')).toContain('1900');
  });
});
