// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SORT } from '../../components/filter';
import { JobList, type ShownJob } from '../../components/job-list';
import type { JobStatus } from '../../components/job-status';
import { type RuleChoice, RuleDialog } from '../../components/rule-dialog';
import { FORMATS } from '../../formats/export';
import { click, draw, named, settle } from './draw';

const PLACES = [
  { id: 'cloud', name: 'Cloud', items: false },
  { id: 'zotero', name: 'Zotero', items: true },
];
const RULE: RuleChoice = {
  what: { kind: 'all' },
  format: 'bibtex',
  options: { ...FORMATS.bibtex.defaults },
  targetId: 'cloud',
  file: 'library.bib',
  when: 'change',
  notes: false,
};

function open(rule: Partial<RuleChoice> = {}) {
  const onSave = vi.fn();
  draw(
    <RuleDialog
      rule={{ ...RULE, ...rule }}
      isNew
      tags={['to cite']}
      views={[{ id: 'v', name: 'Best', query: 'rating>=4', sort: DEFAULT_SORT }]}
      siteName={(site) => site}
      places={PLACES}
      optionsOf={(format) => ({ ...FORMATS[format].defaults })}
      problem=""
      onSave={onSave}
      onNewPlace={() => undefined}
      onClose={() => undefined}
    />,
  );
  return onSave;
}

const labels = () => [...document.querySelectorAll('.pick-field > label')].map((one) => one.textContent);
const choose = (label: string, value: string) => {
  const field = [...document.querySelectorAll('.pick-field')].find((one) => one.querySelector('label')?.textContent === label);
  const select = field?.querySelector('select');
  settle(() => {
    if (select) select.value = value;
    select?.dispatchEvent(new Event('change', { bubbles: true }));
  });
};

describe('the dialog of an export', () => {
  it('takes a view, with the query it has now', () => {
    const onSave = open();
    choose('What', 'view');
    click(named('button', 'Keep up to date'));
    expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ what: { kind: 'view', view: 'v', query: 'rating>=4' } }));
  });

  it('goes on with a view that is gone, and says so', () => {
    open({ what: { kind: 'view', view: 'old', query: 'tag:x' } });
    expect([...document.querySelectorAll('option')].map((one) => one.textContent)).toContain('A view that is gone: tag:x');
  });

  it('shows what a filter of before chose as a query, in plain words', () => {
    open({ what: { kind: 'filter', query: '#/papers?tag=ml&rating=4' } });
    expect(document.querySelector<HTMLInputElement>('input[placeholder]')?.value).toBe('rating>=4 tag:ml');
    expect(document.querySelector('.quiet-text')?.textContent).toBe('rated 4 or more, tagged ml');
  });

  it('asks for a format and a file where there are files, and for neither where papers become items', () => {
    const onSave = open();
    expect(labels()).toEqual(expect.arrayContaining(['Format', 'File name']));
    choose('Where', 'zotero');
    expect(labels()).toEqual(['What', 'Where', 'When']);
    click(named('.choice input', 'Notes too'));
    click(named('button', 'Keep up to date'));
    expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ targetId: 'zotero', notes: true, when: 'change' }));
  });

  it('keeps what was chosen of a file while another place is looked at', () => {
    const onSave = open({ format: 'csv', file: 'mine.csv' });
    choose('Where', 'zotero');
    choose('Where', 'cloud');
    click(named('button', 'Keep up to date'));
    expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ format: 'csv', file: 'mine.csv' }));
  });
});

describe('the list of exports', () => {
  const drawn = (status: Partial<JobStatus>) => {
    const onReplace = vi.fn();
    const job: ShownJob = {
      id: 'j',
      file: 'All papers',
      place: 'Zotero',
      about: 'as items',
      status: { phase: 'done', nextAt: 0, doneAt: 1000, ...status },
      canGrant: false,
    };
    const nothing = () => undefined;
    draw(<JobList jobs={[job]} now={1000} onRun={nothing} onReplace={onReplace} onGrant={nothing} onEdit={nothing} onRemove={nothing} />);
    return { onReplace, line: document.querySelector('.job-line')?.textContent ?? '' };
  };

  it('says how far a long one is', () => {
    expect(drawn({ phase: 'due', part: { done: 1200, of: 10_000 } }).line).toBe('Waiting to be written · 1,200 of 10,000');
  });

  it('says what was left out, and brings back what was deleted when asked', () => {
    const { onReplace, line } = drawn({ left: { gone: 2, refused: 1 } });
    expect(line).toContain('2 were deleted there and are left out · 1 was refused by the server');
    click(named('button', 'Bring back what was deleted'));
    expect(onReplace).toHaveBeenCalledWith('j');
  });

  it('promises no copy of a file that cannot be read', () => {
    drawn({ phase: 'asking', edited: ['library.bib'], hidden: true });
    expect(named('button', 'Replace it; no copy can be kept')).toBeTruthy();
  });
});
