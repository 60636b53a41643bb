import { expect, type Page, test } from '@playwright/test';
import { clickInside, inside } from '../../scripts/browser/pierce';
import { until } from '../../scripts/browser/until';
import { samplePapers } from '../../scripts/sample/papers';
import { axeInside, axeOwn } from './harness/axe';
import { chipOf, chips, names, press } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';
import { daysLater, putSeen, unsee } from './harness/seen';

const FEED = 'huggingface.co/papers';

let session: Session;
let page: Page;

test.beforeEach(async () => {
  session = await openChromium();
  page = await session.visit();
  await chips(page, 119);
});
test.afterEach(() => session.close());

const sighted = async () => (await rows<{ name: string }>(session.worker, 'sightings')).map(({ name }) => name);
const nameOf = (at: number) => `arxiv:${samplePapers()[at]!.arxiv}`;
const marked = async (card: number) => (await inside(page, { host: chipOf(card), role: 'image' })).map(({ name }) => name);
/** Comes back some days later. */
async function comeBack(days = 3): Promise<void> {
  await daysLater(session.worker, days);
  await page.reload();
  await chips(page, 119);
}

test('cards that stand on the screen for a second are seen, those below are not, and one message tells of many', async () => {
  await until('six cards to be seen', async () => (await sighted()).length >= 6);
  expect((await sighted()).sort()).toEqual([0, 1, 2, 3, 4, 5].map(nameOf).sort());
  const [first] = await rows<{ first: number; at: number }>(session.worker, 'sightings');
  expect(first!.first).toBe(first!.at);
  // All six in one: each message is one moment.
  expect(new Set((await rows<{ at: number }>(session.worker, 'sightings')).map(({ at }) => at)).size).toBe(1);
  await page.evaluate(() => document.querySelectorAll('article')[100]!.scrollIntoView({ block: 'center' }));
  await until('a card far down to be seen', async () => (await sighted()).includes(nameOf(100)));
  // What was scrolled over in between was not there for a second.
  expect(await sighted()).not.toContain(nameOf(50));
  expect(await rows(session.worker, 'visits')).toMatchObject([{ feed: FEED, before: 0 }]);
  // Having seen is neither saving nor reading.
  expect(await rows(session.worker, 'papers')).toEqual([]);
  expect(await rows(session.worker, 'events')).toEqual([]);
});

test('on the next visit what is new says so, a line says where it ends, and the popup how much it is', async () => {
  await until('six cards to be seen', async () => (await sighted()).length >= 6);
  await daysLater(session.worker, 3);
  // The three on top came since.
  await putSeen(session.worker, {
    sightings: samplePapers()
      .slice(3)
      .map(({ arxiv }) => ({ name: `arxiv:${arxiv}`, first: 1, at: 1 })),
    visits: [{ feed: FEED, at: Date.now() - 3 * 86_400_000, before: 0 }],
  });
  await unsee(session.worker, [0, 1, 2].map(nameOf));
  await page.reload();
  await chips(page, 119);
  await until('the first card to be marked', async () => (await marked(1)).length > 0);
  expect(await marked(1)).toEqual(['New since your last visit']);
  expect(await marked(3)).toEqual(['New since your last visit']);
  expect(await marked(4)).toEqual([]);
  const line = await until('the line', async () => (await inside(page, { host: 'offprint-divider', role: 'note' }))[0]);
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long' }).format(Date.now() - 3 * 86_400_000);
  expect(line.name).toBe(`3 new since your last visit (${weekday})`);
  const popup = await session.openBehind('popup.html');
  await popup.getByText(`3 new since your last visit (${weekday})`).waitFor();
  expect(await axeInside(page, session.origin, 'offprint-divider')).toEqual([]);
  expect(await axeInside(page, session.origin, chipOf(1))).toEqual([]);
  const counted = () =>
    session.worker.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { tabs: { query(of: object): Promise<{ id: number }[]> }; action: { getBadgeText(of: object): Promise<string> } };
      };
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      return chrome.action.getBadgeText({ tabId: tab?.id });
    });
  await expect.poll(counted).toBe('3');
  await page.goto('https://huggingface.co/');
  await expect.poll(counted).toBe('');
});

test('nothing is marked on a first visit, nor where everything is new', async () => {
  await names(page, 1, (all) => all.length > 0);
  await until('six cards to be seen', async () => (await sighted()).length >= 6);
  expect(await marked(1)).toEqual([]);
  await daysLater(session.worker, 3);
  await unsee(session.worker, await sighted());
  await page.reload();
  await until('the visit to be noted', async () => (await rows<{ before: number }>(session.worker, 'visits'))[0]!.before > 0);
  await until('six cards to be seen again', async () => (await sighted()).length >= 6);
  expect(await marked(1)).toEqual([]);
});

test('cards seen before are dimmed without a trace in the page, clear under the pointer, and clear again when that is switched off', async () => {
  await until('six cards to be seen', async () => (await sighted()).length >= 6);
  const before = await page.evaluate(() => document.querySelector('main')!.outerHTML);
  await putSeen(session.worker, { settings: [{ key: 'feedLooks', value: { [FEED]: { seen: 'dim' } } }] });
  await comeBack();
  const opacity = (card: number) => page.evaluate((at) => getComputedStyle(document.querySelectorAll('article')[at - 1]!).opacity, card);
  await until('the first card to be dimmed', async () => (await opacity(1)) === '0.4');
  expect(await opacity(20)).toBe('1');
  expect(await page.evaluate(() => document.querySelector('main')!.outerHTML)).toBe(before);
  // It is we who fade it, so a press is no page's trick.
  await press(page, 1, 'Save');
  await names(page, 1, (all) => all.includes('Saved. Open the editor'));
  expect(await opacity(1)).toBe('1');
  await page.mouse.move(5, 5);
  await until('it to be dimmed again', async () => (await opacity(1)) === '0.4');
  const popup = await session.openBehind('popup.html');
  await popup.getByText('Dim or fold on this feed').click();
  await popup.getByLabel('Seen before').selectOption('Shown');
  await until('all to be clear', async () => (await opacity(1)) === '1' && (await opacity(5)) === '1');
});

test('dismissed cards fold to a line that tells how many they are and brings them back; undo does too, and the page is as it was', async () => {
  await putSeen(session.worker, { settings: [{ key: 'feedLooks', value: { [FEED]: { dismissed: 'fold' } } }] });
  await page.evaluate(() => document.querySelectorAll('article')[1]!.setAttribute('style', 'display: flex; color: inherit;'));
  const styles = () => page.evaluate(() => [...document.querySelectorAll('article')].slice(0, 4).map((card) => card.getAttribute('style')));
  const before = await styles();
  await page.reload();
  await chips(page, 119);
  await page.evaluate(() => document.querySelectorAll('article')[1]!.setAttribute('style', 'display: flex; color: inherit;'));
  const isShown = (card: number) => page.evaluate((at) => document.querySelectorAll('article')[at - 1]!.getClientRects().length > 0, card);
  const line = (name: string | RegExp) =>
    until(`a line saying ${name}`, async () => (await inside(page, { host: 'offprint-folded', role: 'group', name }))[0]);
  await press(page, 1, 'Not interested');
  await line('1 paper folded');
  await press(page, 2, 'Not interested');
  await line('2 papers folded');
  expect([await isShown(1), await isShown(2), await isShown(3)]).toEqual([false, false, true]);
  const button = (await inside(page, { host: 'offprint-folded', role: 'button', name: 'Show' }))[0]!;
  expect(button.states.expanded).toBe(false);
  await clickInside(page, { host: 'offprint-folded', role: 'button', name: 'Show' });
  await line('2 papers shown for now');
  expect([await isShown(1), await isShown(2)]).toEqual([true, true]);
  await clickInside(page, { host: 'offprint-folded', role: 'button', name: 'Fold' });
  await line('2 papers folded');
  const toast = await inside(page, { host: 'offprint-toast', role: 'button', name: 'Undo' });
  expect(toast).toHaveLength(1);
  await clickInside(page, { host: 'offprint-toast', role: 'button', name: 'Undo' });
  await line('1 paper folded');
  expect([await isShown(1), await isShown(2)]).toEqual([false, true]);
  expect(await axeInside(page, session.origin, 'offprint-folded')).toEqual([]);
  const popup = await session.openBehind('popup.html');
  await popup.getByText('Dim or fold on this feed').click();
  expect(await axeOwn(popup)).toEqual([]);
  await popup.getByLabel('Not interested').selectOption('Shown');
  await page.waitForFunction(() => !document.querySelector('offprint-folded'));
  expect(await styles()).toEqual(before);
});

test('with the switch off nothing is remembered; what was remembered is forgotten when the reader says so', async () => {
  await until('six cards to be seen', async () => (await sighted()).length >= 6);
  const settings = await session.open('library.html#/settings');
  await settings.getByText('6 papers are remembered.').waitFor();
  expect(await axeOwn(settings)).toEqual([]);
  await settings.getByRole('button', { name: 'Forget what was seen' }).click();
  await settings.getByRole('button', { name: 'Forget', exact: true }).click();
  await settings.getByText('0 papers are remembered.').waitFor();
  await settings.getByLabel('Remember which papers I have seen on pages').uncheck();
  await until('the switch to be off', async () =>
    (await rows<{ key: string; value: unknown }>(session.worker, 'settings')).some(
      ({ key, value }) => key === 'watches' && value === false,
    ),
  );
  await page.bringToFront();
  await page.reload();
  await chips(page, 119);
  // Long enough for what would have been seen to be told of: another card is acted on afterwards.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 6000)));
  await press(page, 1, 'Save');
  await names(page, 1, (all) => all.includes('Saved. Open the editor'));
  expect(await sighted()).toEqual([]);
  expect(await rows(session.worker, 'visits')).toEqual([]);
});
