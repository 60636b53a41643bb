import { expect, test } from '@playwright/test';
import { until } from '../../scripts/browser/until';
import { samplePapers } from '../../scripts/sample/papers';
import type { Tab } from './harness/bidi';
import { BLOG, blogOf, DAILY, dailyOf } from './harness/feeds';
import { type Firefox, launchFirefox } from './harness/firefox';
import { built } from './harness/site';

let firefox: Firefox;

test.beforeAll(async () => {
  // The browser's question cannot be answered from outside; this preference answers it with yes.
  firefox = await launchFirefox(built('firefox-mv3'), { 'extensions.webextOptionalPermissionPrompts': false });
});
test.afterAll(() => firefox.close());

const text = (tab: Tab) => tab.evaluate<string>('document.body.innerText');
const says = (tab: Tab, words: string) => until(`“${words}”`, async () => (await text(tab)).includes(words));
const list = (count: number) => firefox.answer(DAILY, dailyOf(samplePapers(count)).replace(/[^\x20-\x7e]/g, '?'), 'application/json');

/** Lets the hour come at which feeds are read. */
const MORNING = `new Promise((resolve) => {
  const opening = indexedDB.open('offprint');
  opening.onsuccess = () => {
    const work = opening.result.transaction('follows', 'readwrite');
    const store = work.objectStore('follows');
    store.getAll().onsuccess = ({ target }) => {
      for (const row of target.result) store.put({ ...row, value: { ...row.value, nextAt: 0 } });
    };
    work.oncomplete = () => {
      opening.result.close();
      resolve(browser.alarms.create('digest', { when: Date.now() }));
    };
  };
})`;

test('a feed is followed and read in the background, a second reading brings what is new since, and the next morning tells of it', async () => {
  await list(5);
  const digest = await firefox.openOwn('library.html#/digest');
  await says(digest, 'New papers, once a day');
  await digest.click({ css: '.follow-field .starts button' });
  await says(digest, '5 new papers');
  await list(7);
  await digest.click({ css: '.digest-bar .actions button:nth-of-type(2)' });
  await says(digest, '2 new papers');
  expect(await firefox.asked()).toEqual([DAILY, DAILY]);
  const feeds = await firefox.openOwn('library.html#/feeds');
  await says(feeds, 'Tell me once a day');
  await feeds.click({ css: '.settings section:nth-of-type(3) input[type=checkbox]' });
  await until('the notice to be allowed', () =>
    feeds.evaluate<boolean>('browser.permissions.contains({ permissions: ["notifications"] })'),
  );
  const isOn = '!!document.querySelectorAll(".settings > section")[2].querySelector("input").checked';
  await until('the switch to be on', () => feeds.evaluate<boolean>(isOn));
  await list(10);
  // Without a window a notice is gone as soon as it has come.
  await feeds.evaluate('browser.notifications.onClosed.addListener((id) => { document.body.dataset.told = id; })');
  await feeds.evaluate(MORNING);
  await until('the count on the button', async () => (await feeds.evaluate<string>('browser.action.getBadgeText({})')) === '3');
  await until('the notice', () => feeds.evaluate<boolean>('document.body.dataset.told === "digest"'));
});

test('a host that was allowed for its feed alone is not read as a site', async () => {
  await firefox.answer(BLOG, blogOf(['A note on attention']), 'application/rss+xml');
  const feeds = await firefox.openOwn('library.html#/feeds');
  await feeds.click({ css: '.follow-field input' });
  await feeds.type(BLOG);
  await feeds.press('Enter');
  await says(feeds, 'Words of a blog');
  const off = 'browser.storage.local.get("reading").then(({ reading }) => reading?.off ?? [])';
  await until('its pages to be left alone', async () => (await feeds.evaluate<string[]>(off)).includes('https://blog.example.org/*'));
});
