import { describe, expect, test } from 'vitest';
import { normalizeIds } from '../../paper/ids';
import { readPage } from '../../sites/engine';
import { type Capture, captures, scoreOf } from './captures';

const hasName = ({ ids }: Capture['papers'][number]) => Object.keys(normalizeIds(ids)).length > 0;
/** A single row is no list to a reader that knows nothing of the site. */
const lists = captures().filter(
  ({ kind, papers }) => kind === 'listing' && papers.length > 1 && papers.filter(hasName).length * 2 > papers.length,
);

if (lists.length === 0)
  console.warn('\nSKIPPED: no captured pages here, so reading real pages is not tested. OFFPRINT_CAPTURES names their folder.\n');

describe.skipIf(lists.length === 0)('real pages, with every site’s own reader switched off', { timeout: 120_000 }, () => {
  test('lists whose rows name their works are read by the generic reader too', () => {
    const scores = lists.map((capture) => {
      const { papers } = readPage(capture.document(), capture.url, []);
      return { name: capture.name, read: papers.length, ...scoreOf(capture, papers) };
    });
    const sum = (of: (score: (typeof scores)[number]) => number) => scores.reduce((total, score) => total + of(score), 0);
    expect(scores.length).toBeGreaterThan(8);
    const apart = scores.map(({ name, wanted, found, wrong }) => `${name} ${found}/${wanted}, ${wrong.length} wrong`).join('; ');
    expect(sum(({ found }) => found) / sum(({ wanted }) => wanted), apart).toBeGreaterThanOrEqual(0.85);
    expect(1 - sum(({ wrong }) => wrong.length) / sum(({ read }) => read), apart).toBeGreaterThanOrEqual(0.97);
    for (const { name, wanted, found } of scores) expect(found / wanted, name).toBeGreaterThanOrEqual(0.85);
  });
});
