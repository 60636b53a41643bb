import type { Page } from '@playwright/test';
import { until } from '../../../scripts/browser/until';
import type { Session } from './chromium';

interface Targets {
  targetInfos: { targetId: string; type: string; url: string }[];
}

/** Chromium's own interface for these is younger than the types. */
interface Debugger {
  send(method: string, params?: object): Promise<unknown>;
  detach(): Promise<void>;
}

async function debuggerOf(session: Session): Promise<Debugger> {
  const found = await session.context.browser()?.newBrowserCDPSession();
  if (!found) throw new Error('this browser has no debugger');
  return found as unknown as Debugger;
}

/** Presses the extension's toolbar button over a page, as a person would: the popup opens, and the extension may act on that page. */
export async function pressToolbar(session: Session, page: Page): Promise<void> {
  await page.bringToFront();
  const all = await debuggerOf(session);
  const targets = async () => ((await all.send('Target.getTargets', { filter: [{ type: 'tab' }] })) as Targets).targetInfos;
  const tab = await until(`the tab of ${page.url()}`, async () => (await targets()).findLast(({ url }) => url === page.url()));
  await all.send('Extensions.triggerAction', { id: new URL(session.origin).host, targetId: tab.targetId });
  await all.detach();
}

/** The popup over a page whose toolbar button was pressed, in a tab of its own where it can be clicked. */
export async function popupOver(session: Session, page: Page): Promise<Page> {
  await pressToolbar(session, page);
  const popup = await session.openBehind('popup.html');
  await popup.setViewportSize({ width: 360, height: 600 });
  return popup;
}

/** The reader's yes to the browser's question whether the extension may read some hosts, given beforehand on the browser's own page. */
export async function consent(session: Pick<Session, 'context' | 'origin'>, origins: readonly string[]): Promise<void> {
  const page = await session.context.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(
    async ([extensionId, hosts]) => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          developerPrivate: {
            updateExtensionConfiguration(change: object): Promise<void>;
            addHostPermission(id: string, host: string): Promise<void>;
          };
          runtime: object;
        };
      };
      await chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_SPECIFIC_SITES' });
      for (const host of hosts) await chrome.developerPrivate.addHostPermission(extensionId, host);
    },
    [new URL(session.origin).host, ['https://arxiv.org/*', 'https://*.arxiv.org/*', 'https://huggingface.co/*', ...origins]] as const,
  );
  await page.close();
}
