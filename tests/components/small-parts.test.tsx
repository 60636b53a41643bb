// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { HealthNotice, lossOf } from '../../components/health-notice';
import { idLinks } from '../../components/id-links';
import { KeyPatternField } from '../../components/key-pattern-field';
import { authorsLine } from '../../components/marks';
import { SeenPanel } from '../../components/seen-panel';
import { UndoList } from '../../components/undo-list';
import { ago, when } from '../../components/words';
import { click, draw, named, settle } from './draw';

describe('the links of a paper’s ids', () => {
  it('lead to the page of each, whatever characters the id has', () => {
    const links = idLinks([
      'arxiv:hep-th/9901001',
      'doi:10.1000/a<b>#c',
      'openreview:aB-_9',
      'acl:2020.acl-main.1',
      'pmid:12',
      'url:https://x.org/',
    ]);
    expect(links.map(({ url }) => url)).toEqual([
      'https://arxiv.org/abs/hep-th/9901001',
      'https://doi.org/10.1000/a%3Cb%3E%23c',
      'https://openreview.net/forum?id=aB-_9',
      'https://aclanthology.org/2020.acl-main.1/',
      'https://pubmed.ncbi.nlm.nih.gov/12/',
    ]);
  });
});

describe('a line of authors', () => {
  const authors = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `A${at}` }));
  it('names the first and counts the rest', () => {
    expect(authorsLine(undefined)).toBe('');
    expect(authorsLine(authors(3), 3)).toBe('A0, A1, A2');
    expect(authorsLine(authors(1003), 2)).toBe('A0, A1 and 1,001 more');
  });
});

describe('what the background noted of a loss', () => {
  it('is read with care', () => {
    expect(lossOf(undefined)).toBeNull();
    expect(lossOf({ state: 'well' })).toBeNull();
    expect(lossOf({ state: 'reset' })).toEqual({ state: 'reset', before: 0, at: 0, now: 0 });
    expect(lossOf({ state: 'shortened', remembered: { papers: 9, at: 5 }, papers: 4 })).toEqual({
      state: 'shortened',
      before: 9,
      at: 5,
      now: 4,
    });
  });

  it('is said with numbers, the day, and both ways on', () => {
    const onRestore = vi.fn();
    const onDismiss = vi.fn();
    draw(
      <HealthNotice
        loss={{ state: 'shortened', before: 300, at: Date.UTC(2025, 5, 1, 12), now: 1 }}
        onRestore={onRestore}
        onDismiss={onDismiss}
      />,
    );
    expect(document.querySelector('[role=alert]')?.textContent).toMatch(/300 papers on Jun 1, 2025; now there are 1 paper/);
    click(named('button', 'Restore a backup'));
    click(named('button', 'Dismiss'));
    expect([onRestore.mock.calls.length, onDismiss.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('the last changes', () => {
  it('say what was done to which paper and how many more, each with its own undo', () => {
    const onUndo = vi.fn();
    draw(
      <UndoList
        deeds={[
          { n: 8, kind: 'remove', title: 'First', papers: 4, at: Date.now() },
          { n: 7, kind: 'rate', title: 'Second', papers: 1, at: Date.now() },
        ]}
        onUndo={onUndo}
      />,
    );
    expect(document.body.textContent).toContain('Removed: First and 3 more');
    click(named('button', 'Undo: Rating: Second'));
    expect(onUndo).toHaveBeenCalledWith(7);
  });
});

describe('how long ago', () => {
  it.each([
    [10_000, 'this minute'],
    [5 * 60_000, '5 min. ago'],
    [3 * 3_600_000, '3 hr. ago'],
    [26 * 3_600_000, 'yesterday'],
  ])('%d ms is %s', (ms, expected) => {
    expect(ago(1e12, 1e12 + ms)).toBe(expected);
  });
});

describe('the field for a key pattern', () => {
  const onSave = vi.fn();
  const field = (stored = '[auth]') =>
    draw(
      <KeyPatternField
        stored={stored}
        presets={[{ name: 'Usual', pattern: '[auth][year]' }]}
        problem={(pattern) => (pattern.includes('[') ? '' : 'No.')}
        examples={(pattern) => [{ title: 'T', key: `key of ${pattern}` }]}
        onSave={onSave}
      />,
    );
  const input = () => document.querySelector<HTMLInputElement>('input.mono')!;
  const type = (value: string) =>
    settle(() => {
      input().value = value;
      input().dispatchEvent(new Event('input', { bubbles: true }));
    });
  const save = () => named<HTMLButtonElement>('button', 'Save pattern');

  it('shows what it gives while one types, and saves only what is good and new', () => {
    field();
    expect(save().disabled).toBe(true);
    type('nonsense');
    expect(input().getAttribute('aria-invalid')).toBe('true');
    expect(document.body.textContent).toContain('No.');
    expect(save().disabled).toBe(true);
    type('[title]');
    expect(document.querySelector('code')?.textContent).toBe('key of [title]');
    settle(() => save().form?.requestSubmit());
    expect(onSave).toHaveBeenCalledWith('[title]');
  });

  it('offers known patterns', () => {
    field();
    const presets = document.querySelector('select')!;
    settle(() => {
      presets.value = '[auth][year]';
      presets.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(input().value).toBe('[auth][year]');
    expect(save().disabled).toBe(false);
  });
});

describe('when something was', () => {
  it('is said as one says it: by the hour, the weekday or the day', () => {
    const now = new Date(2026, 4, 15, 18, 0).getTime();
    expect(when(new Date(2026, 4, 15, 9, 30).getTime(), now)).toMatch(/^9:30/);
    expect(when(new Date(2026, 4, 12, 9, 30).getTime(), now)).toBe('Tuesday');
    expect(when(new Date(2026, 3, 2, 9, 30).getTime(), now)).toBe('Apr 2, 2026');
  });
});

describe('what was seen', () => {
  const panel = (onForget: () => void) => (
    <SeenPanel
      watches
      seen={1234}
      feeds={[{ name: 'huggingface.co/papers', look: { seen: 'dim', saved: '', dismissed: 'fold' } }]}
      onWatch={() => undefined}
      onForget={onForget}
      onLook={() => undefined}
    />
  );

  it('is forgotten only after a second press, and the keyboard is at the answer that keeps it', () => {
    const onForget = vi.fn();
    draw(panel(onForget));
    click(named('button', 'Forget what was seen'));
    expect(document.querySelector('[role=alert]')?.textContent).toBe('Forget 1,234 papers and all visits? This cannot be undone.');
    expect(document.activeElement?.textContent).toBe('Keep');
    click(named('button', 'Keep'));
    click(named('button', 'Forget what was seen'));
    click(named('button', 'Forget'));
    expect(onForget).toHaveBeenCalledTimes(1);
  });

  it('names each feed with what is set back there', () => {
    draw(panel(() => undefined));
    expect(document.querySelector('summary')?.textContent).toBe('huggingface.co/papers Seen before: Dimmed, Not interested: Folded');
  });
});
