import { test } from '@playwright/test';
import { until } from '../../scripts/browser/until';
import type { Tab } from './harness/bidi';
import { type Firefox, launchFirefox } from './harness/firefox';
import { built } from './harness/site';

let firefox: Firefox;

test.beforeAll(async () => {
  firefox = await launchFirefox(built('firefox-mv3'));
});
test.afterAll(() => firefox.close());

const text = (tab: Tab) => tab.evaluate<string>('document.body.innerText');
const says = (tab: Tab, words: string) => until(`“${words}”`, async () => (await text(tab)).includes(words));

test('a pasted bibliography is read in the worker, imported, and taken back', async () => {
  const settings = await firefox.openOwn('library.html#/settings');
  await says(settings, 'Or paste it');
  const bib = '@article{one, title={An imported paper}, doi={10.1000/one}}\n@article{two, title={Another one}, doi={10.1000/two}}';
  await settings.evaluate(
    `(() => { const field = document.querySelector('.import textarea'); field.value = ${JSON.stringify(bib)}; field.dispatchEvent(new Event('input', { bubbles: true })); })()`,
  );
  await until('the button', async () => (await text(settings)).includes('See what is in it'));
  await settings.click({ role: 'button', name: 'See what is in it' });
  await says(settings, '2 new papers');
  await settings.click({ css: '.import .restore-plan button.primary' });
  await says(settings, 'Imported. 2 papers are new.');
  await says(settings, '· 2 papers');
  await says(settings, 'An imported paper');
  await settings.click({ role: 'button', name: 'Undo the whole import' });
  await until('the papers to be gone', async () => !(await text(settings)).includes('An imported paper'));
  await says(settings, '· 0 papers');
});
