import { browser } from 'wxt/browser';
import type { Further } from '../../messages/further';
import type { PageRequest } from '../../messages/page';

/** Name of the shortcut in the manifest. */
const COMMAND = 'triage';

/** The files of the scripts that pages have only when they are wanted. */
const FILES = { triage: '/triage.js', shade: '/shade.js' } as const satisfies Record<Further, string>;

/** Runs a further script on the page of a tab. */
export async function bring(tab: number, script: Further): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files: [FILES[script]] });
}

/** The browser's shortcut for triage as the reader has it now; '' for none. */
export async function shortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === COMMAND)?.shortcut ?? '';
}

/** Begins and ends triage in a tab. Throws where there is no page that we read. */
export async function triage(tab: number): Promise<void> {
  const request: PageRequest = { offprint: 'triage' };
  const report: unknown = await browser.tabs.sendMessage(tab, request, { frameId: 0 });
  if (report === null) throw new Error('the page of that tab is not read');
}

/** Begins triage on the page in front when the reader presses the shortcut; where there is nothing to go through, the popup says why. */
export function offerTriage(): void {
  const begin = async (pressed: { id?: number } | undefined) => {
    const tab = pressed ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
    if (tab?.id === undefined) return;
    await triage(tab.id).catch(() => browser.action.openPopup());
  };
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === COMMAND) begin(tab).catch((error: unknown) => console.error('Offprint:', error));
  });
}
