import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { clickInside, inside, pierced } from '../../scripts/browser/pierce';
import { until } from '../../scripts/browser/until';
import { findChromium } from '../../scripts/programs.mjs';

const PAGE = `<!doctype html><body><div style="height:3000px"></div>
<x-host id="first"></x-host><x-host id="second"></x-host><x-host id="empty"></x-host>
<script>
for (const host of document.querySelectorAll('#first, #second')) {
  const root = host.attachShadow({ mode: 'closed' });
  root.innerHTML = '<p>told</p><button aria-pressed="false" aria-label="Save">s</button><input type="checkbox" aria-label="Tick" checked>';
  root.querySelector('button').addEventListener('click', ({ target, isTrusted }) => {
    target.setAttribute('aria-pressed', 'true');
    target.setAttribute('aria-label', 'Saved by ' + (isTrusted ? 'hand' : 'script'));
  });
}
</script>`;

let browser: Browser;
let page: Page;

test.beforeAll(async () => {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath: findChromium(), args });
});
test.afterAll(() => browser.close());
test.beforeEach(async () => {
  page = await browser.newPage();
  await page.setContent(PAGE);
});

test('sees what a closed root holds, and only the root asked for', async () => {
  expect(await page.evaluate(() => document.querySelector('#first')?.shadowRoot)).toBeNull();
  const boxes = await inside(page, { host: '#first', role: 'checkbox' });
  expect(boxes).toEqual([expect.objectContaining({ name: 'Tick', states: expect.objectContaining({ checked: 'true' }) })]);
  expect(await inside(page, { host: '#second', role: 'button', name: /^Sa/ })).toHaveLength(1);
  expect(await inside(page, { host: '#empty' })).toEqual([]);
  expect(await inside(page, { host: '#nowhere' })).toEqual([]);
});

test('clicks with the real mouse, scrolling there first, and hits nothing else', async () => {
  await clickInside(page, { host: '#second', role: 'button', name: 'Save' });
  const saved = await pierced(page, { host: '#second', role: 'button', name: 'Saved by hand' });
  expect(saved.states.pressed).toBe('true');
  expect(await inside(page, { host: '#first', role: 'button', name: 'Save' })).toHaveLength(1);
});

test('gives up after its time and says what it waited for', async () => {
  await expect(pierced(page, { host: '#first', role: 'slider' }, 100)).rejects.toThrow('waited 100 ms in vain: slider in #first');
  await expect(until('rain', () => false, 50)).rejects.toThrow('waited 50 ms in vain: rain');
});
