// @vitest-environment jsdom
import { useRef, useState } from 'preact/hooks';
import { describe, expect, test } from 'vitest';
import { type DigestItem, DigestList } from '../../components/digest-list';
import type { ShownPaper } from '../../components/digest-row';
import { FeedList, type ShownFeed } from '../../components/feed-list';
import type { RowControl } from '../../components/row-grid';
import { WordListField } from '../../components/word-list-field';
import { click, draw, named, press, settle } from './draw';

const NOW = Date.UTC(2026, 5, 20, 12);
const DAY = 86_400_000;

describe('words in a row', () => {
  const told: string[][] = [];
  function Field() {
    const [words, setWords] = useState<readonly string[]>(['graphs']);
    const keep = (next: string[]) => {
      told.push(next);
      setWords(next);
    };
    return <WordListField label="Wanted" hint="Where" example="x" words={words} longest={80} onChange={keep} />;
  }
  const type = (text: string) => {
    const field = named<HTMLInputElement>('input', '');
    settle(() => {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    return field;
  };

  test('are added by Enter, by a comma and by leaving, none twice, and taken out by a press or Backspace', () => {
    draw(<Field />);
    press('Enter', {}, type(' attention '));
    type('graphs, sparse nets, ');
    const field = type('left');
    settle(() => field.dispatchEvent(new Event('blur')));
    expect(told.at(-1)).toEqual(['graphs', 'attention', 'sparse nets', 'left']);
    press('Backspace', {}, field);
    click(named('button', 'Remove attention'));
    expect(told.at(-1)).toEqual(['graphs', 'sparse nets']);
    const times = told.length;
    press('Enter', {}, type('  '));
    expect(told.length).toBe(times);
  });
});

describe('a followed feed', () => {
  const feed: ShownFeed = { id: 'f', name: 'A blog', host: 'blog.example', readAt: NOW - DAY, papers: 3, nextAt: NOW + DAY };
  const failing = (code: string, since = NOW, more = {}): ShownFeed => ({ ...feed, failing: { code, since, ...more } });
  const show = (one: ShownFeed) => {
    const asked: string[] = [];
    const place = draw(
      <FeedList
        feeds={[one]}
        now={NOW}
        onAllow={(id) => asked.push(`allow ${id}`)}
        onInstead={(id) => asked.push(`instead ${id}`)}
        onRemove={(id) => asked.push(`remove ${id}`)}
      />,
    );
    return { asked, says: place.querySelector('[role=status]')?.textContent ?? '' };
  };

  test('says when it was read and how much it listed', () => {
    expect(show(feed).says).toBe('Read yesterday · 3 papers');
    expect(show({ ...feed, readAt: 0, papers: 0 }).says).toBe('Not read yet');
  });

  test('that fails says what can be done, when it is tried again, and since when it may have ended', () => {
    expect(show(failing('unavailable')).says).toMatch(/^blog\.example does not answer\. Next try at .+\.$/);
    expect(show(failing('unavailable', NOW - 8 * DAY)).says).toMatch(
      /does not answer\. It has been so since .*2026: the feed may have ended\.$/,
    );
    expect(show(failing('not-found')).says).toContain('no such feed on blog.example any more');
    expect(show(failing('a code of tomorrow')).says).toContain('is no feed');
  });

  test('can be allowed, replaced by the one it names, and removed', () => {
    const { asked } = show(failing('permission'));
    click(named('button', 'Allow again'));
    show(failing('page', NOW, { instead: 'x' }));
    expect(asked).toEqual(['allow f']);
    const other = show(failing('page', NOW, { instead: 'x' }));
    click(named('button', 'Follow the feed it names'));
    click(named('button', 'Remove A blog'));
    expect(other.asked).toEqual(['instead f', 'remove f']);
  });
});

describe('the list of a digest', () => {
  const paper = (number: number, more: Partial<ShownPaper> = {}): ShownPaper => ({
    id: `p${number}`,
    found: { ids: {}, site: 'web', title: `Paper ${number}`, abstract: 'One.\n\nTwo.' },
    url: `https://a.example/${number}`,
    cut: false,
    isSeen: false,
    day: '',
    places: [{ name: 'A feed', rank: number, upvotes: 1, announced: 'cross' }],
    reasons: [],
    status: undefined,
    ...more,
  });
  const done: string[] = [];
  function List({ items }: { items: readonly DigestItem[] }) {
    const control = useRef<RowControl>(null);
    const say = (what: string) => (one: ShownPaper) => void done.push(`${what} ${one.id}`);
    return (
      <DigestList
        label="Digest"
        items={items}
        rowHeight={90}
        control={control}
        onRead={say('read')}
        onSave={say('save')}
        onQueue={say('queue')}
        onDismiss={say('dismiss')}
        onOpened={say('open')}
      />
    );
  }
  const items: DigestItem[] = [
    { kind: 'feed', name: 'A feed', papers: 2 },
    {
      kind: 'paper',
      paper: paper(1, {
        reasons: [
          { kind: 'wanted', text: 'graphs' },
          { kind: 'wanted', text: 'nets' },
          { kind: 'known', text: 'Ann' },
        ],
      }),
    },
    { kind: 'paper', paper: paper(2, { isSeen: true, status: 'dismissed' }) },
  ];

  test('says why a paper is there, where it stood, and whether it was seen', () => {
    const [heading, first, second] = draw(<List items={items} />).querySelectorAll('tbody tr');
    expect(heading?.textContent).toBe('A feed 2 papers');
    for (const words of ['matches: graphs, nets', 'by Ann, whom you saved', 'A feed, no. 1, cross-listed, 1 upvote', 'Not seen yet'])
      expect(first?.textContent).toContain(words);
    expect(second?.textContent).not.toContain('Not seen yet');
    expect(second?.className).toContain('dismissed');
  });

  test('is worked by keys on a row, and not on a feed’s name or with a modifier', () => {
    const rows = draw(<List items={items} />).querySelectorAll<HTMLElement>('tbody tr');
    settle(() => rows[0]?.focus());
    for (const key of ['s', 'l', 'Delete', 'Enter']) press(key, {}, rows[0]);
    expect(done).toEqual([]);
    settle(() => rows[1]?.focus());
    press('s', { ctrlKey: true }, rows[1]);
    for (const key of ['s', 'L', 'Delete', 'Enter']) press(key, {}, rows[1]);
    expect(done).toEqual(['save p1', 'queue p1', 'dismiss p1', 'read p1']);
    expect([...document.querySelectorAll('.c-abstract p')].map((one) => one.textContent)).toEqual(['One.', 'Two.']);
    // Folded again, it is not read a second time.
    press('Enter', {}, document.querySelectorAll('tbody tr')[1]);
    expect(document.querySelector('.c-abstract')).toBeNull();
    expect(done).toHaveLength(4);
  });
});
