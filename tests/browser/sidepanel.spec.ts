import { expect, test } from '@playwright/test';
import { axeOwn } from './harness/axe';
import { chips, press } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { fillShelf, shelf } from './harness/shelf';

let session: Session;
test.beforeEach(async () => {
  session = await openChromium();
});
test.afterEach(() => session.close());

test('the panel follows the tab beside it, saves from its page, and edits there', async () => {
  const feed = await session.visit();
  await chips(feed, 119);
  const panel = await session.openBehind('sidepanel.html');
  await panel.setViewportSize({ width: 320, height: 900 });
  const here = panel.getByRole('region', { name: 'This page' });
  await expect(here).toContainText('119 papers');
  expect(await axeOwn(panel)).toEqual([]);

  await press(feed, 2, /^Read later/);
  const queue = panel.getByRole('region', { name: 'Queue' });
  await expect(queue.getByRole('row')).toHaveCount(1);
  await queue.getByRole('button', { name: /^Details of/ }).click();
  await panel.getByRole('combobox', { name: 'Tags' }).fill('from the panel');
  await panel.keyboard.press('Enter');
  await expect.poll(async () => (await rows<{ tags: string[] }>(session.worker, 'annotations'))[0]?.tags).toEqual(['from the panel']);
  expect(await axeOwn(panel)).toEqual([]);
  expect(await panel.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await panel.getByRole('button', { name: 'Close details' }).click();
  await expect(here).toContainText('1 saved');

  await feed.goto('https://huggingface.co/nothing-there').catch(() => undefined);
  await expect(here).not.toContainText('119 papers');
});

test('the next paper of the queue is opened in the tab beside the panel', async () => {
  const feed = await session.visit();
  const panel = await session.openBehind('sidepanel.html');
  const given = shelf(9);
  await fillShelf(panel, given);
  await panel.reload();
  const first = given.papers.find(({ id }) => id === 'p00000');
  // There is no network: that it is asked for is all there is to see.
  await Promise.all([feed.waitForRequest(first?.url ?? ''), panel.getByRole('button', { name: 'Read the next one' }).click()]);
  const opened = await rows<{ kind: string; paperId: string }>(session.worker, 'events');
  expect(opened.filter(({ kind }) => kind === 'opened')).toMatchObject([{ paperId: 'p00000' }]);
});
