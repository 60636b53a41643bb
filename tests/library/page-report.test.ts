import { describe, expect, it, vi } from 'vitest';

vi.mock('wxt/browser', () => ({ browser: {} }));
const { checkReport } = await import('../../entrypoints/popup/page-report');

const paper = (arxiv: string, more = {}) => ({ ids: { arxiv }, site: 'arxiv', title: 'A title', ...more });

describe('what a page says of itself', () => {
  it('is taken paper by paper, each with its place, and broken ones are passed over', () => {
    const report = checkReport({
      site: 'arxiv',
      listing: 'new',
      kind: 'listing',
      unreadable: 2,
      papers: [paper('2401.00001'), { title: 'no name' }, null, 'x', paper('2401.00002', { title: 'B\u202e' })],
    });
    expect(report).toMatchObject({ kind: 'listing', unreadable: 2 });
    expect(report?.papers.map(({ index, found }) => [index, found.ids.arxiv, found.title])).toEqual([
      [0, '2401.00001', 'A title'],
      [4, '2401.00002', 'B'],
    ]);
  });

  it.each([[null], [undefined], ['papers'], [7]])('%j is no report', (answer) => {
    expect(checkReport(answer)).toBeUndefined();
  });

  it('with nothing in it is a listing without papers', () => {
    expect(checkReport({})).toMatchObject({ kind: 'listing', unreadable: 0, references: [], changed: false, shown: false, papers: [] });
  });
});
