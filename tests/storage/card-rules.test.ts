import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { type CardRule, MOST_RULES } from '../../paper/card-rules';
import { CARD_RULES, readCardRules } from '../../storage/card-rules';
import { removeCardRule, saveCardRule } from '../../storage/card-rules-write';
import { undoable } from '../../storage/read';
import { addRows, readWhole } from '../../storage/whole';
import { redo, undo } from '../../storage/write';
import { freshLibrary, onArxiv, say } from './fixture';

const rule = (id: string, text: string, does: CardRule['does'] = 'dim'): CardRule => ({ id, kind: 'words', text, does });
const by = (title: string, who = 'library') => ({ at: 1, by: who, title });

describe('rules for cards', () => {
  test('are kept, changed and removed, each as an action that is undone and done again', async () => {
    const db = await freshLibrary();
    const first = await saveCardRule(db, rule('a', 'survey'), by('survey'));
    await saveCardRule(db, rule('b', 'benchmark'), by('benchmark'));
    const changed = await saveCardRule(db, rule('a', 'survey', 'fold'), by('survey'));
    const removed = await removeCardRule(db, 'a', by('survey'));
    expect(await readCardRules(db)).toEqual([rule('b', 'benchmark')]);
    expect((await undoable(db, 9)).map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'rule survey',
      'rule survey',
      'rule benchmark',
      'rule survey',
    ]);
    await undo(db, removed);
    expect(await readCardRules(db)).toEqual([rule('a', 'survey', 'fold'), rule('b', 'benchmark')]);
    await undo(db, changed!);
    await undo(db, first!);
    expect(await readCardRules(db)).toEqual([rule('b', 'benchmark')]);
    await redo(db, first!);
    expect(await readCardRules(db)).toEqual([rule('a', 'survey'), rule('b', 'benchmark')]);
  });

  test('that were changed since stay as they are when an older change is undone', async () => {
    const db = await freshLibrary();
    const first = await saveCardRule(db, rule('a', 'survey'), by('survey'));
    await saveCardRule(db, rule('a', 'survey', 'highlight'), by('survey'));
    await undo(db, first!);
    expect(await readCardRules(db)).toEqual([rule('a', 'survey', 'highlight')]);
  });

  test('are taken back by the page that made them and by no other', async () => {
    const db = await freshLibrary();
    const action = await saveCardRule(db, rule('a', 'survey'), by('survey', 'tab:1'));
    await undo(db, action!, 'tab:2');
    expect(await readCardRules(db)).toHaveLength(1);
    await undo(db, action!, 'tab:1');
    expect(await readCardRules(db)).toEqual([]);
  });

  test('that ask for the same are one, and no more are taken than fit', async () => {
    const db = await freshLibrary();
    await saveCardRule(db, rule('a', 'Survey'), by(''));
    expect(await saveCardRule(db, rule('b', 'survey'), by(''))).toBeGreaterThan(0);
    expect(await saveCardRule(db, rule('c', 'survey'), by(''))).toBe(0);
    expect(await readCardRules(db)).toEqual([rule('a', 'survey')]);
    const value = Array.from({ length: MOST_RULES }, (_, at) => rule(`r${at}`, `w${at}`));
    await db.settings.put({ key: CARD_RULES, value });
    expect(await saveCardRule(db, rule('new', 'new'), by(''))).toBeUndefined();
    expect(await saveCardRule(db, rule('r3', 'new'), by(''))).toBeGreaterThan(0);
    expect(await removeCardRule(db, 'none', by(''))).toBe(0);
  });

  test('do not touch the library’s papers, nor do its actions touch them', async () => {
    const db = await freshLibrary();
    await say(db, onArxiv, { rating: 5 });
    const before = await readWhole(db);
    const action = await saveCardRule(db, rule('a', 'survey'), by('survey'));
    await undo(db, action!);
    expect(await readWhole(db)).toEqual({ ...before, settings: [...before.settings, { key: CARD_RULES, value: [] }] });
  });

  test('come back from a backup beside those that were made since', async () => {
    const before = await freshLibrary();
    await saveCardRule(before, rule('a', 'survey'), by(''));
    await saveCardRule(before, rule('b', 'benchmark'), by(''));
    const after = await freshLibrary();
    await saveCardRule(after, rule('z', 'Survey', 'highlight'), by(''));
    await addRows(after, await readWhole(before), { at: 1, by: 'library' });
    expect(await readCardRules(after)).toEqual([rule('z', 'Survey', 'highlight'), rule('b', 'benchmark')]);
    await addRows(
      after,
      { papers: [], abstracts: [], annotations: [], events: [], settings: [{ key: CARD_RULES, value: 'broken' }] },
      { at: 1, by: 'library' },
    );
    expect(await readCardRules(after)).toHaveLength(2);
  });
});
