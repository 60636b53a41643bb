import type { Frame, Page } from '@playwright/test';
import { clickInside, hoverInside, inside, type Pierced } from '../../../scripts/browser/pierce';
import { until } from '../../../scripts/browser/until';
import { ownFrame, type Session } from './chromium';

/** Selector of the nth card's chip on the sample feed, from 1. */
export const chipOf = (card: number): string => `article:nth-of-type(${card}) offprint-chip`;

/** Waits until the page has that many chips. */
export async function chips(page: Page, count: number): Promise<void> {
  await page.waitForFunction((n) => document.querySelectorAll('offprint-chip').length === n, count);
}

/** Moves the real mouse onto the nth card's chip, which then shows all its buttons. */
export const hover = (page: Page, card: number): Promise<void> => hoverInside(page, { host: chipOf(card), role: 'button' });

/** Presses a button of the nth card's chip with the real mouse. */
export async function press(page: Page, card: number, name: string | RegExp): Promise<Pierced> {
  await hover(page, card);
  return clickInside(page, { host: chipOf(card), role: 'button', name });
}

/** Names of the nth card's buttons, once they answer to `ready`. */
export async function names(page: Page, card: number, ready: (names: string[]) => boolean): Promise<string[]> {
  return until(`chip ${card} to be as awaited`, async () => {
    const found = (await inside(page, { host: chipOf(card), role: 'button' })).map(({ name }) => name);
    return ready(found) && found;
  });
}

/** Opens the editor by a button of the nth card's chip, and waits until it shows what is stored. */
export async function openEditor(session: Session, page: Page, card: number, name: string | RegExp): Promise<Frame> {
  await press(page, card, name);
  const frame = await ownFrame(page, session, 'editor.html');
  await frame.waitForSelector('.paper-editor');
  return frame;
}
