import { expect, type Page, test } from '@playwright/test';
import { chips } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';

let session: Session;
let page: Page;

test.beforeAll(async () => {
  session = await openChromium();
});
test.afterAll(() => session.close());
test.beforeEach(async () => {
  page = await session.visit();
  await chips(page, 119);
});
test.afterEach(() => page.close());

/** Exactly one chip in each card and none elsewhere, once the page is quiet. */
async function oneEach(cards: number): Promise<void> {
  await page.waitForFunction((count) => {
    const all = [...document.querySelectorAll('article')];
    return (
      all.length === count &&
      document.querySelectorAll('offprint-chip').length === count &&
      all.every((card) => card.querySelectorAll('offprint-chip').length === 1)
    );
  }, cards);
}

const ways: Record<string, () => void> = {
  'empties the list and appends the same rows in another order': () => {
    const list = document.querySelector('article')!.parentElement!;
    const cards = [...list.querySelectorAll('article')].reverse();
    list.replaceChildren(...cards);
  },
  'wraps every row in an element of its own': () => {
    for (const card of document.querySelectorAll('article')) {
      const wrapper = document.createElement('div');
      card.replaceWith(wrapper);
      wrapper.append(card);
    }
  },
  'writes the list anew from its own HTML': () => {
    const list = document.querySelector('article')!.parentElement!;
    const html = list.innerHTML;
    list.innerHTML = html;
  },
  'replaces every row by a clone': () => {
    for (const card of document.querySelectorAll('article')) card.replaceWith(card.cloneNode(true));
  },
  'takes all our chips away': () => {
    for (const chip of document.querySelectorAll('offprint-chip')) chip.remove();
  },
  'replaces the whole body': () => {
    document.body = document.body.cloneNode(true) as HTMLBodyElement;
  },
  'puts badges of its own between the nodes of a card': () => {
    for (const card of document.querySelectorAll('article'))
      for (const child of [...card.children]) child.after(document.createElement('x-badge'));
  },
};

for (const [what, rearrange] of Object.entries(ways)) {
  test(`exactly one chip a card after the page ${what}`, async () => {
    await page.evaluate(rearrange);
    await oneEach(119);
  });
}

test('after the page leaves the listing without a reload no chip stays, and they return with the listing', async () => {
  await page.evaluate(() => {
    Object.assign(window, { kept: document.querySelector('article')!.parentElement });
    history.pushState({}, '', '/models');
    (window as unknown as { kept: Element }).kept.remove();
  });
  await chips(page, 0);
  await page.evaluate(() => {
    history.pushState({}, '', '/papers');
    document.body.append((window as unknown as { kept: Element }).kept);
  });
  await oneEach(119);
});

test('a page that keeps taking chips away is left alone after a few tries, and gets them back when it stops', async () => {
  const added = await page.evaluate(async () => {
    const chip = () => document.querySelector('article offprint-chip');
    let count = 0;
    const seen = new MutationObserver((records) => {
      for (const record of records)
        for (const node of record.addedNodes)
          if (node.nodeName === 'OFFPRINT-CHIP' && document.querySelector('article')!.contains(record.target)) count++;
    });
    seen.observe(document.querySelector('article')!, { childList: true, subtree: true });
    const end = performance.now() + 4000;
    await new Promise<void>((done) => {
      const fight = () => {
        chip()?.remove();
        if (performance.now() < end) requestAnimationFrame(fight);
        else done();
      };
      fight();
    });
    seen.disconnect();
    return count;
  });
  expect(added).toBeGreaterThan(0);
  expect(added).toBeLessThanOrEqual(10);
  await oneEach(119);
});

test('back and forward through the browser’s cache leaves one chip a card', async () => {
  await page.goto('https://huggingface.co/papers/2402.99997');
  await page.goBack();
  await oneEach(119);
});
