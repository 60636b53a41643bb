// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { CitationKeyField } from '../../components/citation-key-field';
import { click, draw, named, settle } from './draw';

const type = (text: string) =>
  settle(() => {
    const input = document.querySelector('input');
    if (input) input.value = text;
    input?.dispatchEvent(new Event('input', { bubbles: true }));
  });

it('renames on request only, refuses what is no key, and says when another paper has it', async () => {
  const onRename = vi.fn(async (key: string) => key !== 'taken');
  draw(<CitationKeyField citekey="author2020" oldKeys={['former']} onRename={onRename} />);
  expect(document.body.textContent).toContain('Also known as former');
  click(named('button', 'Change the key'));
  type('two words');
  expect(document.querySelector('.problem-text')?.textContent).toContain('letters, digits');
  expect((named('button', 'Rename') as HTMLButtonElement).disabled).toBe(true);
  type('taken');
  click(named('button', 'Rename'));
  await vi.waitFor(() => expect(document.querySelector('.problem-text')?.textContent).toContain('Another paper has this key'));
  type('mine2021');
  click(named('button', 'Rename'));
  await vi.waitFor(() => expect(document.querySelector('form')).toBeNull());
  expect(onRename.mock.calls).toEqual([['taken'], ['mine2021']]);
});
