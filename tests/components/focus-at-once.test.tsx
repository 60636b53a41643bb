// @vitest-environment jsdom
import { render } from 'preact';
import { expect, it } from 'vitest';
import { RatingField } from '../../components/choice-field';
import { NoteField } from '../../components/note-field';
import { TagField } from '../../components/tag-field';

const nothing = () => undefined;
const opened = {
  tags: <TagField given={[]} uses={[]} autoFocus onAdd={nothing} onRemove={nothing} />,
  note: <NoteField saved="" draft={null} autoFocus onSave={nothing} onDraft={nothing} />,
  rating: <RatingField value={0} autoFocus onChange={nothing} />,
};

it.each(Object.entries(opened))(
  'the field for %s has the keyboard as soon as it is drawn, so that no letter typed on goes elsewhere',
  (_, field) => {
    document.body.innerHTML = '<main></main>';
    const place = document.body.firstElementChild as Element;
    render(field, place);
    expect(place.contains(document.activeElement)).toBe(true);
    expect(document.activeElement?.matches('input, textarea')).toBe(true);
  },
);
