import { type CardRule, cardRulesOf } from '../paper/card-rules';
import { withChanges } from '../paper/list-changes';
import type { RuleChange } from './beside';
import type { Library, Setting } from './schema';

/** Name of the setting that holds the reader's rules for cards. */
export const CARD_RULES = 'cardRules';

/** The reader's rules for cards, in the order they were made. */
export async function readCardRules(db: Library): Promise<CardRule[]> {
  return cardRulesOf((await db.settings.get(CARD_RULES))?.value);
}

/** Brings one rule from how it was to how it is to be, in its place; what was changed again since stays as it is. True when something changed. */
export async function turnCardRule(db: Library, { place }: RuleChange, from: CardRule | null, to: CardRule | null): Promise<boolean> {
  const rules = await readCardRules(db);
  const next = withChanges(rules, [{ before: from, after: to, from: place, to: place }], false);
  if (JSON.stringify(next) === JSON.stringify(rules)) return false;
  await db.settings.put({ key: CARD_RULES, value: next });
  return true;
}

/** The rules of a backup beside those that are here, which stay as they are. */
export async function withOurRules(db: Library, { key, value }: Setting): Promise<Setting> {
  return { key, value: cardRulesOf([...(await readCardRules(db)), ...(Array.isArray(value) ? value : [])]) };
}
