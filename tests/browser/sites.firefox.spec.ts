import { expect, test } from '@playwright/test';
import { until } from '../../scripts/browser/until';
import type { Tab } from './harness/bidi';
import { type Firefox, launchFirefox } from './harness/firefox';
import { built } from './harness/site';
import { PUBLICATIONS, unknownSites } from './harness/unknown-sites';

let firefox: Firefox;

test.beforeAll(async () => {
  // The browser's question cannot be answered from outside; this preference answers it with yes.
  firefox = await launchFirefox(built('firefox-mv3'), { 'extensions.webextOptionalPermissionPrompts': false });
});
test.afterAll(() => firefox.close());

const chips = (tab: Tab, count: number) =>
  until(`${count} chips`, async () => (await tab.evaluate<number>('document.querySelectorAll("offprint-chip").length')) === count);
const text = (tab: Tab) => tab.evaluate<string>('document.body.innerText');

test('a site is added by one button in the popup, read from then on, and given back at once by its switch', async () => {
  const page = await firefox.open(PUBLICATIONS, unknownSites);
  await firefox.pressToolbar();
  const popup = await firefox.openOwn('popup.html', true);
  await until('the offer to read the site', async () => (await text(popup)).includes('Offprint does not read people.example.edu yet'));
  await chips(page, 0);
  await popup.click({ role: 'button', name: 'Read papers on people.example.edu' });
  await chips(page, 4);
  const later = await firefox.open(PUBLICATIONS, unknownSites);
  await chips(later, 4);
  const settings = await firefox.openOwn('library.html#/settings');
  await settings.click({ role: 'checkbox', name: 'people.example.edu' });
  await chips(page, 0);
  await chips(later, 0);
  const after = await firefox.open(PUBLICATIONS, unknownSites);
  expect(await after.evaluate('document.readyState')).toBe('complete');
  await chips(after, 0);
});
