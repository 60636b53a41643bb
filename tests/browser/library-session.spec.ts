import { expect, type Page, test } from '@playwright/test';
import type { Annotation } from '../../paper/annotation';
import type { Paper } from '../../paper/paper';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { openShelf, shelf } from './harness/shelf';
import { badge, openTabs, pressCommand } from './harness/tabs';

const given = shelf(20);
const first = given.papers[0] as Paper;
let session: Session;
let page: Page;

const statusOf = async (id: string) => (await rows<Annotation>(session.worker, 'annotations')).find((row) => row.id === id)?.status;
const bar = () => page.getByRole('region', { name: 'Time of reading' });
const tabs = () => openTabs(session);

/** Asks the background as one of our own pages does. */
async function ask(name: string, ...args: unknown[]): Promise<void> {
  const reply = await page.evaluate(
    ([asked, given]) => {
      const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } };
      return chrome.runtime.sendMessage({ to: 'library', name: asked, args: given });
    },
    [name, args] as const,
  );
  expect(reply).toMatchObject({ ok: true });
}

test.beforeEach(async () => {
  session = await openChromium();
  page = await openShelf(session, given, 'library.html#/queue');
  await page.locator('.queue-cards tbody tr').first().waitFor();
});
test.afterEach(() => session.close());

test('a paper is read for 25 minutes, by the clock and not by a page that stays open', async () => {
  await page.getByRole('button', { name: 'Read now' }).click();
  await page.getByRole('button', { name: 'Read for 25 minutes' }).click();
  await expect.poll(tabs).toContain(first.url);
  await page.bringToFront();
  await expect(bar()).toContainText('25 minutes left');
  expect(await statusOf(first.id)).toBe('reading');
  expect(await axeOwn(page)).toEqual([]);

  const settings = await rows<{ key: string; value: { at: number } }>(session.worker, 'settings');
  const began = settings.find(({ key }) => key === 'session')?.value.at ?? 0;
  await page.clock.install({ time: began + 24 * 60_000 + 5000 });
  await page.reload();
  await expect(bar()).toContainText('1 minute left');
  await page.clock.fastForward('01:00');
  await expect(bar()).toContainText('Your time of reading is over.');
  expect(await axeOwn(page)).toEqual([]);
  await bar().getByRole('button', { name: 'Keep reading' }).click();
  await expect(bar()).toContainText('25 minutes left');
  await bar().getByRole('button', { name: 'Mark as read' }).click();
  await expect(bar()).toHaveCount(0);
  expect(await statusOf(first.id)).toBe('read');
  await page.keyboard.press('Control+z');
  await expect(bar()).toContainText('minutes left');
  expect(await statusOf(first.id)).toBe('reading');
});

test('the toolbar button says when the time is over, until the reader has answered', async () => {
  // Shorter than a reader may choose.
  await ask('setSetting', 'session', { id: first.id, at: Date.now(), minutes: 0.01 });
  await expect.poll(() => badge(session)).toBe('✓');
  await expect(bar()).toContainText('Your time of reading is over.');
  await bar().getByRole('button', { name: 'Leave it there' }).click();
  await expect.poll(() => badge(session)).toBe('');
  expect(await statusOf(first.id)).toBe('queued');
});

test('the popup begins a time of reading too, and shows the one that goes on', async () => {
  page = await session.open('popup.html');
  await page.getByRole('button', { name: 'Read for 25 minutes' }).click();
  await expect.poll(tabs).toContain(first.url);
  page = await session.open('popup.html');
  await expect(bar()).toContainText('25 minutes left');
  expect(await axeOwn(page)).toEqual([]);
});

test('the shortcut opens the next paper of the queue, which is not reading it, and the queue where nothing waits', async () => {
  await pressCommand(session, 'next-paper');
  await expect.poll(tabs).toContain(first.url);
  await expect.poll(() => rows(session.worker, 'events')).toContainEqual(expect.objectContaining({ kind: 'opened', paperId: first.id }));
  expect(await statusOf(first.id)).toBe('queued');
  await page.goto(`${session.origin}/library.html#/papers`);
  await ask(
    'change',
    given.papers.map(({ id }) => id),
    { status: 'read' },
  );
  await pressCommand(session, 'next-paper');
  await expect.poll(tabs).toContain(`${session.origin}/library.html#/queue`);
});
