import { browser } from 'wxt/browser';
import { checkCardRule, checkCards, checkText } from '../../messages/check';
import type { PageRequest, Ruled } from '../../messages/page';
import { phrase } from '../../messages/phrases';
import type { LibraryRequests } from '../../messages/requests';
import type { Server } from '../../messages/wire';
import { type CardRule, cardRuleOf, type Mark, markOf, ruler, WORDLESS } from '../../paper/card-rules';
import { RULE_LENGTH } from '../../paper/digest-rules';
import { textOf } from '../../paper/relevance-lesson';
import { cleanLine } from '../../paper/text';
import { readCardRules } from '../../storage/card-rules';
import { removeCardRule, saveCardRule } from '../../storage/card-rules-write';
import type { Library } from '../../storage/schema';
import { badgeBriefly } from './badge';
import { library, wrote } from './library';
import { judgeNow } from './relevance';
import { tellPages } from './sightings';
import { reader } from './who';

/** So many cards are looked at in one message. */
const MOST = 200;

const titleOf = ({ kind, text }: CardRule) => (WORDLESS.has(kind) ? phrase(`card_rule_${kind}`) : text);

/** What the rules make of papers as a page sent them. The page hears no more than how each of its cards is to look. */
export async function judge(papers: unknown): Promise<Mark[]> {
  const rules = await readCardRules(await library());
  const learned = rules.some(({ kind }) => kind === 'tag') ? await judgeNow() : undefined;
  const touching = ruler(rules, learned && ((paper) => learned.tags(textOf(paper, paper.abstract))));
  return checkCards(papers, MOST).map((paper) => (paper ? markOf(touching(paper)) : ''));
}

/** Has pages ask anew when a rule was taken back, or made again, with that action. */
export async function ruleTurned(db: Library, action: number): Promise<void> {
  if ((await db.actions.get(action))?.kind === 'rule') await tellPages();
}

async function save(rule: CardRule, by: string): Promise<number | undefined> {
  const db = await library();
  const action = await saveCardRule(db, rule, { at: Date.now(), by, title: titleOf(rule) });
  await wrote(db);
  await tellPages();
  return action;
}

/** Answers to our own pages about rules. */
export function cardRuleRequests(): Server<Pick<LibraryRequests, 'saveCardRule' | 'removeCardRule'>> {
  return {
    saveCardRule: async (rule) => (await save(checkCardRule(rule), 'library')) ?? 0,
    async removeCardRule(id) {
      const db = await library();
      const name = checkText(id, 36);
      const rule = (await readCardRules(db)).find((one) => one.id === name);
      const action = rule ? await removeCardRule(db, name, { ...reader(), title: titleOf(rule) }) : 0;
      await wrote(db);
      await tellPages();
      return action;
    },
  };
}

/** What can be made of words that are selected on a page. */
const ON_SELECTION = ['highlight', 'dim', 'fold'] as const satisfies readonly Mark[];
const ID = 'rule-';

/** Puts what can be made of selected words into the menu of pages. */
export function createSelectionMenu(): void {
  const documentUrlPatterns = ['https://*/*', 'http://*/*'];
  for (const does of ON_SELECTION)
    browser.contextMenus.create({ id: ID + does, title: phrase(`menu_${does}`), contexts: ['selection'], documentUrlPatterns });
}

async function make(selected: string, does: (typeof ON_SELECTION)[number], by: string): Promise<{ said: Ruled; action: number }> {
  const rule = cardRuleOf({ id: crypto.randomUUID(), kind: 'words', text: selected, does });
  // Words that were cut would be other words.
  if (typeof rule === 'string' || cleanLine(selected, RULE_LENGTH + 1) !== rule.text) return { said: 'unfit', action: 0 };
  const action = await save(rule, by);
  return { said: action === undefined ? 'full' : action === 0 ? 'known' : does, action: action ?? 0 };
}

/** Makes a rule of the words that are selected on the page of a tab, and has the page say so; the toolbar button does where no page of ours can. */
async function ruleOfSelection(selected: string, does: (typeof ON_SELECTION)[number], tab: number): Promise<void> {
  const { said, action } = await make(selected, does, `tab:${tab}`);
  const request: PageRequest = { offprint: 'ruled', said, action };
  const report: unknown = await browser.tabs.sendMessage(tab, request, { frameId: 0 }).catch(() => null);
  if (report === null) await badgeBriefly(tab, said === does ? '✓' : '!', phrase(`ruled_${said}`));
}

/** Does what was pressed in the menu of a selection. */
export function selectionPressed(
  { menuItemId, selectionText = '' }: { menuItemId: string | number; selectionText?: string },
  tab: { id?: number } | undefined,
): void {
  const does = ON_SELECTION.find((one) => menuItemId === ID + one);
  const { id } = tab ?? {};
  if (!does || id === undefined) return;
  ruleOfSelection(selectionText, does, id).catch(async (error: unknown) => {
    console.error('Offprint:', error);
    await badgeBriefly(id, '!', phrase('error_failed'));
  });
}
