import type { Session } from './chromium';

/** The addresses of all tabs, as the extension sees them: that of a page nobody answers for, too. */
export function openTabs({ worker }: Session): Promise<string[]> {
  return worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { tabs: { query(all: object): Promise<{ url?: string; pendingUrl?: string }[]> } };
    };
    return (await chrome.tabs.query({})).map(({ url, pendingUrl }) => pendingUrl || url || '');
  });
}

/** What stands on the toolbar button. */
export function badge({ worker }: Session): Promise<string> {
  return worker.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { action: { getBadgeText(all: object): Promise<string> } } };
    return chrome.action.getBadgeText({});
  });
}

/** Presses one of the browser's shortcuts, as far as the extension can tell. */
export async function pressCommand({ worker }: Session, command: string): Promise<void> {
  await worker.evaluate((name) => {
    const { chrome } = globalThis as unknown as { chrome: { commands: { onCommand: { dispatch(command: string): void } } } };
    chrome.commands.onCommand.dispatch(name);
  }, command);
}
