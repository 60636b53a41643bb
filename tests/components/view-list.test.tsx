// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SORT } from '../../components/filter';
import { SaveView, ViewList } from '../../components/view-list';
import { click, draw, named, press, settle } from './draw';

const views = ['To read', 'Best', 'New'].map((name, at) => ({ id: `v${at}`, name, query: `tag:${at}`, sort: DEFAULT_SORT }));
const told = { onRename: vi.fn(), onMove: vi.fn(), onReplace: vi.fn(), onDelete: vi.fn(), onAdd: vi.fn() };

const list = (current?: string) => (
  <ViewList
    {...told}
    views={views}
    counts={
      new Map([
        ['v0', 3],
        ['v1', 1],
      ])
    }
    current={current}
    query="rating:5"
    hrefOf={({ id }) => `#${id}`}
  />
);

/** jsdom has no popovers: what one holds is drawn once its panel hears that it opens. */
function open(name: string): HTMLElement {
  const button = named('button', name);
  const panel = document.getElementById(button.getAttribute('popovertarget') ?? '');
  if (!panel) throw new Error('no panel');
  panel.hidePopover ??= () => undefined;
  settle(() => panel.dispatchEvent(Object.assign(new Event('beforetoggle'), { newState: 'open' })));
  return panel;
}

function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  settle(() => field.dispatchEvent(new Event('input', { bubbles: true })));
}

const submit = (panel: HTMLElement) =>
  settle(() => panel.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true })));

beforeEach(() => {
  for (const one of Object.values(told)) one.mockClear();
});

describe('the list of views', () => {
  it('leads to each with how many papers it has, and says which is shown', () => {
    draw(list('v1'));
    const links = [...document.querySelectorAll('a')];
    expect(links.map((one) => one.textContent)).toEqual(['To read33 papers', 'Best11 paper', 'New']);
    expect(links.map((one) => one.getAttribute('aria-current'))).toEqual([null, 'page', null]);
  });

  it('is ordered by hand, with keys and buttons, and says where a view is now', () => {
    draw(list());
    const [first, , last] = document.querySelectorAll('a');
    press('ArrowDown', { altKey: true }, first);
    press('ArrowUp', { altKey: true }, first);
    press('ArrowDown', {}, first);
    press('Home', { altKey: true }, last);
    expect(told.onMove.mock.calls).toEqual([
      [0, 1],
      [2, 0],
    ]);
    expect(document.querySelector('.views > [role=status]')?.textContent).toBe('Now 1 of 3');
    const menu = open('More for the view New');
    expect(menu.querySelector<HTMLButtonElement>('button:disabled')?.textContent).toBe('Move down');
    click(named('.view-menu button', 'Move up'));
    expect(told.onMove).toHaveBeenLastCalledWith(2, 1);
  });

  it('renames, replaces and deletes a view', () => {
    draw(list());
    const menu = open('More for the view Best');
    type(menu.querySelector('input')!, '  Very best ');
    submit(menu);
    expect(told.onRename).toHaveBeenCalledWith('v1', 'Very best');
    type(menu.querySelector('input')!, '  ');
    submit(menu);
    expect(told.onRename).toHaveBeenCalledTimes(1);
    click(named('.view-menu button', 'Give it the query shown'));
    expect(told.onReplace).toHaveBeenCalledWith('v1');
    click(named('.view-menu button', 'Delete the view'));
    expect(told.onDelete).toHaveBeenCalledWith('v1');
  });

  it('takes several views that are pasted as lines', () => {
    draw(list());
    const panel = open('Paste views');
    expect(panel.querySelector<HTMLButtonElement>('button[type=submit]')?.disabled).toBe(true);
    type(panel.querySelector('textarea')!, 'Queue: status:queued\n\nTop: rating:5 sort:-rating');
    expect(panel.querySelector('button[type=submit]')?.textContent).toBe('Add 2 views');
    submit(panel);
    expect(told.onAdd).toHaveBeenCalledWith([
      { name: 'Queue', query: 'status:queued', sort: DEFAULT_SORT },
      { name: 'Top', query: 'rating:5', sort: { key: 'rating', descending: true } },
    ]);
  });
});

it('a query is kept under a name that may be changed first', () => {
  const onSave = vi.fn();
  draw(<SaveView name="tagged llm" onSave={onSave} />);
  const panel = open('Save as a view');
  expect(panel.querySelector('input')?.value).toBe('tagged llm');
  type(panel.querySelector('input')!, 'LLM');
  submit(panel);
  expect(onSave).toHaveBeenCalledWith('LLM');
});
