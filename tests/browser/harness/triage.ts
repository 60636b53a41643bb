import type { Frame, Page } from '@playwright/test';
import { until } from '../../../scripts/browser/until';
import type { Session } from './chromium';

/** Presses the browser's shortcut for triage over the page in front, as far as the extension can tell. */
export async function pressShortcut(session: Session): Promise<void> {
  await session.worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: {
        tabs: { query(what: object): Promise<object[]> };
        commands: { onCommand: { dispatch(command: string, tab: object | undefined): void } };
      };
    };
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.commands.onCommand.dispatch('triage', tab);
  });
}

const frameWith = (page: Page, session: Session, css: string) =>
  until(`a frame with ${css}`, async () => {
    for (const frame of page.frames()) {
      if (!frame.url().startsWith(`${session.origin}/editor.html`)) continue;
      // One that has just been closed is no answer.
      const found = await frame
        .locator(css)
        .count()
        .catch(() => 0);
      if (found > 0) return frame;
    }
    return undefined;
  });

/** The bar of triage on a page, waited for. */
export const barOf = (page: Page, session: Session): Promise<Frame> => frameWith(page, session, '.triage');

/** The editor that triage has opened, waited for. */
export const editorBeside = (page: Page, session: Session): Promise<Frame> => frameWith(page, session, '.paper-editor');

/** Begins triage, and gives the bar once it has the keyboard and shows a card. */
export async function beginTriage(page: Page, session: Session): Promise<Frame> {
  await page.bringToFront();
  await pressShortcut(session);
  const bar = await barOf(page, session);
  await bar.waitForSelector('.triage-title');
  await bar.waitForFunction(() => document.hasFocus());
  return bar;
}

/** Presses real keys one after the other. */
export async function keys(page: Page, pressed: readonly string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}

/** Waits until the bar says which card the reader is at, such as `3 / 119`. */
export async function isAt(bar: Frame, place: string): Promise<void> {
  await bar.waitForSelector(`.triage-count:text-is("${place}")`);
}
