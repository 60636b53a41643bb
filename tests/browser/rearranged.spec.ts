import { expect, type Page, test } from '@playwright/test';
import { chips, names, press } from './harness/chip';
import { openChromium, type Session } from './harness/chromium';
import { rows } from './harness/rows';

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

Object.assign(ways, {
  'is translated by the browser': () => {
    document.documentElement.classList.add('translated-ltr');
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const all: Text[] = [];
    while (texts.nextNode()) all.push(texts.currentNode as Text);
    for (const text of all) {
      if (!text.data.trim() || text.parentElement!.closest('script, style')) continue;
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      text.replaceWith(outer);
      outer.append(inner);
      inner.append(`${text.data} (translated)`);
    }
  },
  'draws its formulas': () => {
    for (const link of document.querySelectorAll('article h3 a')) {
      const drawn = document.createElement('mjx-container');
      drawn.append(document.createElement('mjx-math'));
      link.append(drawn);
    }
  },
  'gives every element the same id': () => {
    for (const element of document.querySelectorAll('article, article *:not(offprint-chip)')) element.id = 'same';
  },
  'hides the list in a tab panel and shows it again': async () => {
    const list = document.querySelector('article')!.parentElement!;
    const panel = document.createElement('div');
    list.replaceWith(panel);
    panel.hidden = true;
    panel.append(list);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    panel.hidden = false;
  },
  'links to its papers absolutely': () => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('article a[href^="/papers/"]')) link.setAttribute('href', link.href);
  },
} satisfies Record<string, () => void>);

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

test('rows that are recycled for other papers get chips of those papers, and the reader’s words do not stay behind', async () => {
  await press(page, 1, 'Save');
  await names(page, 1, (all) => all.includes('Saved. Open the editor'));
  // A virtual list keeps its rows and moves what they show down by one.
  await page.evaluate(() => {
    const cards = [...document.querySelectorAll('article')];
    const shown = cards.map((card) => {
      const link = card.querySelector<HTMLAnchorElement>('h3 a')!;
      return { href: link.getAttribute('href')!, title: link.textContent };
    });
    cards.forEach((card, at) => {
      const next = shown.at(at - 1)!;
      for (const link of card.querySelectorAll('a[href^="/papers/"]')) link.setAttribute('href', next.href);
      card.querySelector('h3 a')!.textContent = next.title;
    });
  });
  await names(page, 2, (all) => all.includes('Saved. Open the editor'));
  await names(page, 1, (all) => all.includes('Save'));
  await oneEach(119);
});

test('paging without a reload puts a chip on every new card and leaves none of the old', async () => {
  await page.evaluate(() => {
    history.pushState({}, '', '/papers?date=2026-01-14');
    const list = document.querySelector('article')!.parentElement!;
    const page = [...list.querySelectorAll('article')].slice(0, 7).map((card, at) => {
      const next = card.cloneNode(true) as HTMLElement;
      for (const link of next.querySelectorAll('a[href^="/papers/"]')) link.setAttribute('href', `/papers/2403.0000${at + 1}`);
      return next;
    });
    list.replaceChildren(...page);
  });
  await oneEach(7);
});

test('a translated page is saved under its own title, not the translation', async () => {
  // Another test has saved the first card's paper.
  const title = await page.locator('article h3').nth(4).innerText();
  await page.evaluate(ways['is translated by the browser']!);
  await oneEach(119);
  await press(page, 5, 'Save');
  await expect.poll(async () => (await rows<{ title: string }>(session.worker, 'papers')).map((one) => one.title)).toContain(title.trim());
});
