import { expect, test } from '@playwright/test';
import { axeOwn } from './harness/axe';
import { openChromium, type Session } from './harness/chromium';
import { openShelf, shelf, THEN } from './harness/shelf';

let session: Session;
test.afterEach(() => session.close());

/** A shelf whose first paper is told of by several sources. */
function toldShelf() {
  const given = shelf(3);
  const [first] = given.papers;
  if (!first) throw new Error('the shelf is empty');
  first.title = 'Sorting by $\\alpha$ alone';
  first.venue = 'arXiv preprint';
  first.sources.venue = { from: 'arxiv', at: THEN };
  first.also = [
    { field: 'venue', value: 'Proceedings of a conference', from: 'crossref', at: THEN + 86_400_000 },
    { field: 'year', value: 1999, from: 'dblp', at: THEN + 86_400_000 },
  ];
  if (given.abstracts[0]) given.abstracts[0].text = 'We sort. Code: https://github.com/some/sorting.';
  return { ...given, findings: [{ id: first.id, newestVersion: 3 }] };
}

for (const dark of [false, true]) {
  test(`the details tell who said what, and what happened, and let another source be taken, ${dark ? 'dark' : 'light'}`, async () => {
    session = await openChromium({ dark });
    const page = await openShelf(session, toldShelf(), 'library.html#/papers?paper=p00000');
    const details = page.getByRole('complementary', { name: 'Details of the paper' });
    await expect(details.getByRole('link', { name: 'PDF' })).toHaveAttribute('href', /^https:\/\/arxiv\.org\/pdf\//);
    await expect(details.getByRole('link', { name: 'Code' })).toHaveAttribute('href', 'https://github.com/some/sorting');
    await expect(details.getByRole('link', { name: 'v3' })).toHaveAttribute('href', /v3$/);
    // No formula can be drawn in a name.
    await expect(page.getByRole('link', { name: 'Open Sorting by α alone' })).toBeVisible();

    await details.getByText('Where this is from').click();
    await expect(details.getByText('Crossref, Jun 2, 2025')).toBeVisible();
    await details.getByRole('button', { name: 'Use this for Venue: Proceedings of a conference' }).focus();
    await page.keyboard.press('Enter');
    const back = details.getByRole('button', { name: 'Use this for Venue: arXiv preprint' });
    await expect(back).toBeFocused();

    await details.getByText('History', { exact: true }).click();
    const history = details.getByRole('list').filter({ hasText: 'Saved from' });
    await expect(history.getByRole('listitem')).toContainText(['Taken over: Venue', /Crossref gave: Venue/, 'Saved from arXiv']);
    await details.getByRole('radio', { name: '5 of 5' }).click();
    await expect(history.getByRole('listitem').first()).toContainText('Rated 5 of 5');
    expect(await axeOwn(page)).toEqual([]);

    await page.keyboard.press('Control+z');
    await expect(history.getByRole('listitem').first()).toContainText('Taken over: Venue');
    await page.keyboard.press('Control+z');
    await expect(details.getByRole('button', { name: 'Use this for Venue: Proceedings of a conference' })).toBeVisible();
    await expect(history.getByRole('listitem').first()).not.toContainText('Taken over');

    await page.setViewportSize({ width: 360, height: 640 });
    await expect(details).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await axeOwn(page)).toEqual([]);
  });
}
