// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { PaperElsewhere } from '../../components/paper-elsewhere';
import { PaperFacts } from '../../components/paper-facts';
import { PaperHistory } from '../../components/paper-history';
import { PaperSources } from '../../components/paper-sources';
import type { Dated } from '../../paper/history';
import { fill, newPaper } from '../../paper/paper';
import { click, draw, named, settle } from './draw';

const AT = Date.UTC(2026, 2, 5, 12);
const saved = newPaper(
  { ids: { arxiv: '2401.00001' }, site: 'arxiv', title: 'On $\\alpha$', authors: [{ name: 'Ada' }], venue: 'arXiv' },
  'p',
  'key',
  AT,
);
const told = fill(
  saved,
  { ids: {}, site: 'crossref', title: 'On $\\alpha$', authors: [{ name: 'A. L.' }, { name: 'B. M.' }], venue: 'ICLR' },
  AT,
);
const sourceName = (from: string) => from.toUpperCase();

describe('where facts are from', () => {
  test('is told of each, and of what others say, which can be taken instead', () => {
    const onChoose = vi.fn();
    const drawn = draw(<PaperSources paper={told} abstract={{ from: 'arxiv', at: AT }} sourceName={sourceName} onChoose={onChoose} />);
    const facts = [...drawn.querySelectorAll('.fact')].map((one) => [...one.children].map((part) => part.textContent));
    expect(drawn.querySelector('summary')?.textContent).toBe('Where this is from · Other sources say 2 things differently');
    expect(facts).toEqual([
      ['Title', 'ARXIV, Mar 5, 2026'],
      ['Authors', 'AdaARXIV, Mar 5, 2026', 'A. L., B. M.CROSSREF, Mar 5, 2026Use this'],
      ['Year', 'ARXIV, Mar 5, 2026'],
      ['Venue', 'arXivARXIV, Mar 5, 2026', 'ICLRCROSSREF, Mar 5, 2026Use this'],
      ['Abstract', 'ARXIV, Mar 5, 2026'],
    ]);
    click(named('button', 'Use this for Venue: ICLR'));
    expect(onChoose).toHaveBeenCalledWith('venue', 'ICLR');
  });

  test('is not asked of a paper of which nothing is known', () => {
    const drawn = draw(<PaperSources paper={{ ...saved, sources: {} }} abstract={undefined} sourceName={sourceName} onChoose={vi.fn()} />);
    expect(drawn.textContent).toBe('');
  });
});

describe('the history', () => {
  const happenings: Dated[] = [
    { what: 'facts', fields: ['venue', 'year'], at: AT },
    { what: 'told', fields: ['venue'], from: 'crossref', at: AT },
    { what: 'joined', title: 'On $\\beta$', at: AT },
    { what: 'rated', rating: 0, at: AT },
    { what: 'rated', rating: 4, at: AT },
    { what: 'status', status: '', at: AT },
    { what: 'tagged', tags: ['a', 'b'], at: AT },
    { what: 'renoted', at: AT },
    { what: 'snoozed', until: AT, at: AT },
    { what: 'opened', times: 3, at: AT },
    { what: 'saved', site: 'arxiv', at: AT },
  ];

  test('is read when it is opened, and told in words, each with its day and time', () => {
    const onOpen = vi.fn();
    const drawn = draw(<PaperHistory happenings={undefined} sourceName={sourceName} onOpen={onOpen} />);
    expect(onOpen).not.toHaveBeenCalled();
    const details = drawn.querySelector('details') as HTMLDetailsElement;
    settle(() => {
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    });
    expect(onOpen).toHaveBeenCalled();
    draw(<PaperHistory happenings={happenings} sourceName={sourceName} onOpen={onOpen} />);
    expect([...drawn.querySelectorAll('li bdi')].map((one) => one.textContent)).toEqual([
      'Taken over: Venue and Year',
      'CROSSREF gave: Venue',
      'Made one with “On β”',
      'Rating cleared',
      'Rated 4 of 5',
      'Status: No status',
      'Tagged a and b',
      'Note changed',
      'Put off until Mar 5, 2026',
      'Opened, 3 times by then',
      'Saved from ARXIV',
    ]);
    expect(drawn.querySelector('time')?.dateTime).toBe('2026-03-05T12:00:00.000Z');
  });
});

describe('links and versions', () => {
  test('opening the paper anywhere is said, looking at its code is not', () => {
    const onOpened = vi.fn();
    const drawn = draw(<PaperElsewhere paper={saved} texts={['See github.com/a/b.']} onOpened={onOpened} />);
    const links = [...drawn.querySelectorAll('a')];
    expect(links.map((one) => one.textContent)).toEqual(['PDF', 'arXiv', 'Hugging Face', 'alphaXiv', 'Code']);
    for (const link of links) click(link);
    expect(onOpened).toHaveBeenCalledTimes(4);
  });

  test('versions are told as far as they are known', () => {
    const facts = (versions: { newest?: number; spoken?: number }) =>
      draw(<PaperFacts paper={saved} meeting={undefined} versions={versions} siteName={sourceName} />).querySelector('.versions')
        ?.textContent;
    expect(facts({})).toBeUndefined();
    expect(facts({ newest: 3, spoken: 2 })).toBe('v1v2(what you spoke of)v3(newest)');
  });
});
