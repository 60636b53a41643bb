import { expect, type Page, test } from '@playwright/test';
import { inside } from '../../scripts/browser/pierce';
import { until } from '../../scripts/browser/until';
import { samplePapers } from '../../scripts/sample/papers';
import { chipOf, names } from './harness/chip';
import type { Session } from './harness/chromium';
import { type Hostile, openHostile } from './harness/hostile';
import { rows } from './harness/rows';
import { putSeen } from './harness/seen';
import { inContentScript } from './harness/world';

const FEED = 'huggingface.co/papers';

let hostile: Hostile;
let session: Session;
let page: Page;

test.beforeAll(async () => {
  hostile = await openHostile();
  session = hostile.session;
});
test.afterAll(() => session.close());
test.afterEach(() => page.close());

test('a page cannot read which of its cards are new to the reader: not by words, boxes, attributes or its own listeners', async () => {
  page = await hostile.visit();
  await names(page, 1, (all) => all.length > 0);
  await putSeen(session.worker, {
    visits: [{ feed: FEED, at: Date.now() - 86_400_000, before: 0 }],
    sightings: samplePapers()
      .slice(3)
      .map(({ arxiv }) => ({ name: `arxiv:${arxiv}`, first: 1, at: 1 })),
  });
  await page.close();
  page = await hostile.visit(`<script>
    window.changed = [];
    addEventListener('DOMContentLoaded', () => new MutationObserver((records) => { for (const { type, target } of records) if (type === 'attributes') changed.push(target.localName) }).observe(document, { attributes: true, subtree: true }));
  </script>`);
  await until('the first card to be marked', async () => (await inside(page, { host: chipOf(1), role: 'image' })).length > 0);
  await until('the line to be there', () => page.evaluate(() => document.querySelector('offprint-divider') !== null));
  const found = await page.evaluate(() => {
    const places: string[] = [];
    const { find } = window as unknown as { find(text: string, ...rest: boolean[]): boolean };
    for (const word of ['New since', 'since your last visit', '3 new']) if (find(word, false, false, true)) places.push(word);
    const boxes = [...document.querySelectorAll('article')].slice(0, 6).map((card) => {
      const host = card.querySelector('offprint-chip')!;
      return JSON.stringify([
        host.clientWidth,
        host.clientHeight,
        host.scrollWidth,
        host.scrollHeight,
        host.attributes.length,
        card.getAnimations().length,
      ]);
    });
    if (new Set(boxes).size > 1) places.push('boxes');
    const felt = [0, 4].map((at) => {
      const host = document.querySelectorAll('article')[at]!.querySelector('offprint-chip')!;
      host.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width } = host.getBoundingClientRect();
      return Array.from({ length: Math.floor(width) }, (_one, x) => +(document.elementFromPoint(left + x, top + 12) === host)).join('');
    });
    if (felt[0] !== felt[1] || !felt[0]!.includes('1')) places.push('presses');
    const line = document.querySelector('offprint-divider')!;
    if (line.clientWidth + line.clientHeight + line.attributes.length > 0 || line.shadowRoot) places.push('line');
    const { y, x } = document.querySelectorAll('article')[3]!.getBoundingClientRect();
    for (let dy = -24; dy < 4; dy++) if (document.elementFromPoint(x + 200, y + dy)?.localName.startsWith('offprint')) places.push('point');
    return places;
  });
  expect(found).toEqual([]);
  expect(
    await page.evaluate(() => (window as unknown as { changed: string[] }).changed.filter((name) => !name.startsWith('offprint'))),
  ).toEqual([]);
});

test('a content script that a page has taken over learns and tells nothing of other feeds, and no more than two hundred papers at once', async () => {
  page = await hostile.visit();
  await names(page, 1, (all) => all.length > 0);
  await putSeen(session.worker, {
    visits: [{ feed: 'arxiv.org/list/cs.CL/new', at: 5, before: 3 }],
    sightings: [{ name: 'url:https://example.org/secret', first: 1, at: 1 }],
  });
  const many = Array.from({ length: 5000 }, (_, n) => `arxiv:2001.${String(n).padStart(5, '0')}`);
  const answers = await inContentScript(page, session.origin, async (evaluate) => {
    const ask = (name: string, ...args: unknown[]) =>
      evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ to: 'feed', name, args })}).then((reply) => reply.code ?? reply.value)`);
    return {
      elsewhere: await ask('arrive', 'arxiv.org/list/cs.CL/new'),
      sights: await ask('sights', 'arxiv.org/list/cs.CL/new', [['arxiv:2001.00001']]),
      saw: await ask('saw', 'arxiv.org/list/cs.CL/new', ['arxiv:2001.00001']),
      address: await ask('sights', FEED, [['url:https://example.org/secret']]),
      number: (
        (await ask(
          'sights',
          FEED,
          many.map((one) => [one]),
        )) as unknown[]
      ).length,
      told: await ask('saw', FEED, many),
      nonsense: await ask('saw', FEED, ['javascript:alert(1)', 7, null, { length: 9 }, 'url:https://example.org/other']),
      look: await ask('setFeedLook', FEED, { seen: 'fold' }),
      forget: await ask('forgetSightings'),
      judged: (await ask('judge', [...many.map((title) => ({ ids: {}, title })), null])) as unknown[],
      rule: await ask('saveCardRule', { id: 'x', kind: 'words', text: 'x', does: 'fold' }),
    };
  });
  expect(answers).toEqual({
    elsewhere: 'bad-message',
    sights: 'bad-message',
    saw: 'bad-message',
    address: [expect.objectContaining({ seen: false })],
    number: 200,
    told: null,
    nonsense: null,
    look: 'unknown',
    forget: 'unknown',
    judged: Array.from({ length: 200 }, () => ''),
    rule: 'unknown',
  });
  const sighted = (await rows<{ name: string }>(session.worker, 'sightings')).map(({ name }) => name);
  expect(sighted.filter((name) => name.startsWith('arxiv:2001.'))).toHaveLength(200);
  expect(sighted.filter((name) => !name.startsWith('arxiv:'))).toEqual(['url:https://example.org/secret']);
  expect((await rows<{ feed: string; at: number }>(session.worker, 'visits')).find(({ feed }) => feed.startsWith('arxiv'))?.at).toBe(5);
});

test('a page that cancels our dimming and rewrites the style of folded cards does not make us fight, and chips stay one a card', async () => {
  page = await hostile.visit();
  await names(page, 1, (all) => all.length > 0);
  await putSeen(session.worker, {
    settings: [{ key: 'feedLooks', value: { [FEED]: { seen: 'dim', dismissed: 'fold' } } }],
    sightings: samplePapers().map(({ arxiv }) => ({ name: `arxiv:${arxiv}`, first: 1, at: 1 })),
  });
  await page.close();
  page = await hostile.visit();
  await until('a card to be dimmed', () => page.evaluate(() => document.querySelectorAll('article')[4]!.getAnimations().length === 1));
  const writes = await page.evaluate(async () => {
    let count = 0;
    const card = document.querySelectorAll('article')[4]!;
    new MutationObserver((records) => {
      count += records.length;
    }).observe(card, { attributes: true });
    const end = performance.now() + 1500;
    while (performance.now() < end) {
      for (const animation of card.getAnimations()) animation.cancel();
      card.append(document.createElement('i'));
      await new Promise((done) => requestAnimationFrame(done));
    }
    return count;
  });
  expect(writes).toBe(0);
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll('article')].every((card) => card.querySelectorAll('offprint-chip').length === 1),
    ),
  ).toBe(true);
});
