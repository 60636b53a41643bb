// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { NoteField } from '../../components/note-field';
import { click, draw, named, settle } from './draw';

const area = () => document.querySelector('textarea') as HTMLTextAreaElement;
const onSave = vi.fn();
const onDraft = vi.fn();
const view = (saved: string, draft: string | null = null) => <NoteField saved={saved} draft={draft} onSave={onSave} onDraft={onDraft} />;
const type = (text: string) =>
  settle(() => {
    area().value = text;
    area().dispatchEvent(new Event('input', { bubbles: true }));
  });

it('keeps what is typed on while the note is being saved', () => {
  draw(view('', null));
  type('one');
  click(named('button', 'Save note'));
  type('one two');
  draw(view('one', null));
  expect(onSave).toHaveBeenCalledWith('one');
  expect(area().value).toBe('one two');
  type('one two three');
  expect(onDraft).toHaveBeenLastCalledWith('one two three');
});

it('follows what is saved elsewhere where nothing was typed since', () => {
  draw(view('one'));
  draw(view('two'));
  expect(area().value).toBe('two');
  type('two and more');
  draw(view('two', 'two and more'));
  draw(view('two', null));
  expect(area().value, 'a draft discarded elsewhere').toBe('two');
  type('three');
  draw(view('three'));
  draw(view('two'));
  expect(area().value, 'a saved note taken back').toBe('two');
});

it('never puts a note over what was typed into it meanwhile', () => {
  draw(view('one'));
  type('my own words');
  draw(view('from another device'));
  expect(area().value).toBe('my own words');
});

it('takes up a draft that is read after the field is there, but none of its own that comes back late', () => {
  draw(view('one'));
  draw(view('one', 'one and a half'));
  expect(area().value).toBe('one and a half');
  type('one and');
  type('one');
  draw(view('one', null));
  draw(view('one', 'one and'));
  expect(area().value).toBe('one');
});
