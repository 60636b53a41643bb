import { expect, test } from 'vitest';
import { readList } from '../../formats/read-list';
import { foundIn, lacking } from '../../lookup/needs';
import { fill, newPaper, type Paper } from '../../paper/paper';

const AT = 1_700_000_000_000;
const said = { title: 'Caches that forget on purpose', authors: [{ name: 'Ann Author' }], date: '2024-01-01' };

/** A paper as it is imported from a pasted id. */
function pasted(): Paper {
  const [record] = readList('2401.00001').records;
  if (!record) throw new Error('an id that is read');
  return newPaper(record.found, 'p1', 'key', AT);
}

test('a paper known by its id alone gets its title from the first that says it, and keeps it then', () => {
  const paper = pasted();
  expect(paper.title).toBe('arxiv 2401.00001');
  expect(lacking(paper)).toContain('authors');
  const found = foundIn(paper, 'arxiv', { id: 'p1', said } as Parameters<typeof foundIn>[2]);
  expect(found).toMatchObject({ title: said.title, authors: said.authors });
  const named = found ? fill(paper, found, AT + 1) : paper;
  expect(named).toMatchObject({ title: said.title, citekey: 'key', sources: { title: { from: 'arxiv', at: AT + 1 } } });
  expect(fill(named, { ids: {}, site: 'acm', title: 'Another title' }, AT + 2).title).toBe(said.title);
  // The same list again takes nothing away.
  expect(fill(named, { ids: {}, site: 'list', title: 'arxiv 2401.00001' }, AT + 3)).toEqual(named);
});

test('a service that speaks of another work is not believed', () => {
  const paper = newPaper({ ids: { arxiv: '2401.00001' }, site: 'arxiv', title: 'Something else entirely, about birds' }, 'p2', 'key', AT);
  expect(foundIn(paper, 'arxiv', { id: 'p2', said } as Parameters<typeof foundIn>[2])).toBeUndefined();
});
