import { type CardRule, isSameRule, MOST_RULES } from '../paper/card-rules';
import { readCardRules, turnCardRule } from './card-rules';
import { forgetActions, type Who } from './log';
import type { Library } from './schema';

/** When the reader changed a rule, by whom, and what the rule is called in the log. */
export type Ruling = Who & { title: string };

async function change(db: Library, from: CardRule | null, to: CardRule | null, place: number, ruling: Ruling): Promise<number> {
  const rule = { before: from, after: to, place };
  if (!(await turnCardRule(db, rule, from, to))) return 0;
  const n = await db.actions.add({ ...ruling, kind: 'rule', changes: [], rule, undone: false });
  await forgetActions(db, n, ruling.at);
  return n;
}

/**
 * Keeps a rule as one action that can be undone; gives its number, 0 when nothing changed, and undefined when there are too many. One
 * that asks for the same as another takes its place.
 */
export function saveCardRule(db: Library, rule: CardRule, ruling: Ruling): Promise<number | undefined> {
  return db.transaction('rw', db.settings, db.actions, async () => {
    const rules = await readCardRules(db);
    const before = rules.find(({ id }) => id === rule.id) ?? rules.find((one) => isSameRule(one, rule)) ?? null;
    const isTwice = rules.some((one) => one !== before && isSameRule(one, rule));
    if (isTwice) return 0;
    if (!before && rules.length >= MOST_RULES) return undefined;
    const after = before ? { ...rule, id: before.id } : rule;
    return change(db, before, after, before ? rules.indexOf(before) : rules.length, ruling);
  });
}

/** Removes a rule as one action that can be undone; gives its number, 0 when there is no such rule. */
export function removeCardRule(db: Library, id: string, ruling: Ruling): Promise<number> {
  return db.transaction('rw', db.settings, db.actions, async () => {
    const rules = await readCardRules(db);
    const at = rules.findIndex((rule) => rule.id === id);
    return change(db, rules[at] ?? null, null, at, ruling);
  });
}
