// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { CardRuleForm } from '../../components/card-rule-form';
import { CardRuleList } from '../../components/card-rule-list';
import { ruleName } from '../../components/card-rule-words';
import type { CardRule } from '../../paper/card-rules';
import { click, draw, named, settle } from './draw';

const survey: CardRule = { id: 'a', kind: 'words', text: 'survey', does: 'dim' };
const voted: CardRule = { id: 'b', kind: 'upvotes', text: '90', does: '' };

/** Sets a field to a value as a reader would. */
function set(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  settle(() => {
    field.value = value;
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  });
}

describe('the list of rules', () => {
  it('names each, counts what it touches, and changes and removes it', () => {
    const said: unknown[] = [];
    const view = draw(
      <CardRuleList
        rules={[survey, voted]}
        touched={new Map([['a', 3]])}
        onChange={(rule) => said.push(rule)}
        onRemove={({ id }) => said.push(id)}
      />,
    );
    const [first, second] = [...view.querySelectorAll('li')];
    expect(first!.textContent).toContain('survey3 here');
    expect(second!.textContent).toContain('Upvotes, at least: 90');
    // What is switched off touches nothing.
    expect(second!.textContent).not.toContain('here');
    set(named<HTMLSelectElement>('select', 'What happens to papers: survey'), '');
    set(named<HTMLSelectElement>('select', 'What happens to papers: Upvotes, at least: 90'), 'fold');
    click(named('button', 'Remove rule: survey'));
    expect(said).toEqual([{ ...survey, does: '' }, { ...voted, does: 'fold' }, 'a']);
  });

  it('says what a rule without words is for', () => {
    expect(ruleName({ kind: 'cross', text: '' })).toBe('Listed from another category');
    expect(ruleName({ kind: 'pattern', text: '^a' })).toBe('Pattern: ^a');
  });
});

describe('a new rule', () => {
  it('is for words unless something else is chosen, and is refused with words while it is none', () => {
    const added: CardRule[] = [];
    const view = draw(<CardRuleForm newId={() => 'new'} onAdd={(rule) => added.push(rule)} />);
    const field = () => view.querySelector<HTMLInputElement>('input');
    const add = () => click(named('button', 'Add rule'));
    const problem = () => view.querySelector('[role=alert]')?.textContent;
    add();
    expect(problem()).toBe('Write a word with letters in it.');
    set(field()!, ' speculative  decoding ');
    expect(problem()).toBe('');
    add();
    const [kind] = [...view.querySelectorAll('select')];
    set(kind!, 'pattern');
    set(field()!, '(?=x)');
    add();
    expect(problem()).toContain('do not work here');
    set(kind!, 'cross');
    expect(field()).toBeNull();
    add();
    expect(added).toEqual([
      { id: 'new', kind: 'words', text: 'speculative decoding', does: 'highlight' },
      { id: 'new', kind: 'cross', text: '', does: 'highlight' },
    ]);
  });
});
